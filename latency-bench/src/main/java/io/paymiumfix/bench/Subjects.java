package io.paymiumfix.bench;

import io.paymiumfix.bench.baseline.SetUp;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The subjects there are. */
final class Subjects {

    /** Replaced by the path of the configuration written for the run. */
    static final String CONFIG_PLACE = "{config}";

    private Subjects() {}

    /** The gateway, by a command that contains {@value #CONFIG_PLACE}. */
    static Subject gateway(List<String> command, GatewayFile file) {
        return new Child("gateway", true, (venuePort, folder) -> {
            Path config = folder.resolve("gateway.yaml");
            Files.writeString(config, file.yaml(venuePort, RunFolder.dataOf(folder)));
            List<String> words = new ArrayList<>(command);
            words.replaceAll(word -> word.replace(CONFIG_PLACE, config.toString()));
            return words;
        });
    }

    /** The least there can be between two blocking sockets, by a command to which the venue's port is added. */
    static Subject rawBridge(List<String> command) {
        return new Child(
                "raw-bridge", true, (venuePort, folder) -> joined(command, List.of(Integer.toString(venuePort))));
    }

    /** Stock QuickFIX/J without a venue, by a command to which set-up and folder are added. */
    static Subject quickFixEcho(List<String> command, SetUp setUp) {
        return new Child("quickfixj-echo", false, (venuePort, folder) -> joined(command, baseline(setUp, folder)));
    }

    /** The bridge most people would write, by a command to which set-up, folder and the venue's port are added. */
    static Subject naiveBridge(List<String> command, SetUp setUp) {
        return new Child("naive-bridge", true, (venuePort, folder) -> {
            List<String> arguments = joined(baseline(setUp, folder), List.of(Integer.toString(venuePort)));
            return joined(command, arguments);
        });
    }

    private static List<String> baseline(SetUp setUp, Path folder) {
        return List.of(setUp.toString(), RunFolder.dataOf(folder).toString());
    }

    private static List<String> joined(List<String> words, List<String> more) {
        return Stream.concat(words.stream(), more.stream()).toList();
    }

    /** One that runs already and has this harness for its venue. */
    static Subject running(InetSocketAddress address) {
        return new Subject() {
            @Override
            public String name() {
                return "gateway";
            }

            @Override
            public Running start(int venuePort, Path folder) {
                return new Foreign(address);
            }
        };
    }

    /** How a subject is started. */
    private interface Command {
        List<String> of(int venuePort, Path folder) throws IOException;
    }

    /** In a process of its own. */
    private record Child(String name, boolean callsVenue, Command command) implements Subject {
        @Override
        public Running start(int venuePort, Path folder) throws IOException {
            return ChildProcess.start(command.of(venuePort, folder), folder.resolve("output.log"));
        }
    }

    /** Neither started nor stopped by us. */
    private record Foreign(InetSocketAddress address) implements Subject.Running {
        @Override
        public long cpuNs() {
            return -1;
        }

        @Override
        public void stop() {}

        @Override
        public boolean alive() {
            return false;
        }

        @Override
        public void close() {}
    }
}

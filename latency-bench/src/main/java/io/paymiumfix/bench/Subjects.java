package io.paymiumfix.bench;

import io.paymiumfix.bench.baseline.SetUp;
import io.paymiumfix.bench.baseline.Threading;
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
    /** Replaced by the turn's folder. */
    static final String TURN_PLACE = "{turn}";

    private Subjects() {}

    /**
     * The gateway, by a command that contains {@value #CONFIG_PLACE}.
     *
     * @param inMemory whether its files are in memory, where the machine has such a folder
     */
    static Subject gateway(List<String> command, GatewayFile file, boolean inMemory) {
        return new Child("gateway", true, true, (venuePort, folder) -> {
            Path config = folder.resolve("gateway.yaml");
            Path data = inMemory ? RunFolder.dataInMemoryOf(folder) : RunFolder.dataOf(folder);
            Files.writeString(config, file.yaml(venuePort, data));
            List<String> words = new ArrayList<>(command);
            words.replaceAll(word -> word.replace(CONFIG_PLACE, config.toString()));
            return words;
        });
    }

    /** The least there can be between two blocking sockets, by a command to which sessions and venue's port are added. */
    static Subject rawBridge(List<String> command, int sessions) {
        return new Child(
                "raw-bridge",
                true,
                false,
                (venuePort, folder) ->
                        joined(command, List.of(Integer.toString(sessions), Integer.toString(venuePort))));
    }

    /** Stock QuickFIX/J without a venue, by a command to which sessions, set-up and folder are added. */
    static Subject quickFixEcho(List<String> command, int sessions, SetUp setUp) {
        return new Child(
                "quickfixj-echo",
                false,
                false,
                (venuePort, folder) -> joined(command, baseline(Threading.ONE, sessions, setUp, folder)));
    }

    /** The bridge most people would write, by a command to which all it has to know is added. */
    static Subject naiveBridge(List<String> command, Threading threading, int sessions, SetUp setUp) {
        String name = threading == Threading.ONE ? "naive-bridge" : "naive-threaded";
        return new Child(name, true, true, (venuePort, folder) -> {
            List<String> arguments = baseline(threading, sessions, setUp, folder);
            return joined(command, joined(arguments, List.of(Integer.toString(venuePort))));
        });
    }

    private static List<String> baseline(Threading threading, int sessions, SetUp setUp, Path folder) {
        return List.of(
                threading.toString(),
                Integer.toString(sessions),
                setUp.toString(),
                RunFolder.dataOf(folder).toString());
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
    private record Child(String name, boolean callsVenue, boolean knowsCancels, Command command) implements Subject {
        @Override
        public Running start(int venuePort, Path folder) throws IOException {
            List<String> words = new ArrayList<>(command.of(venuePort, folder));
            words.replaceAll(word -> word.replace(TURN_PLACE, folder.toString()));
            return ChildProcess.start(words, folder.resolve("output.log"));
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

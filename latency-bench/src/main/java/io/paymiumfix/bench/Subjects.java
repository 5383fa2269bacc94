package io.paymiumfix.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The subjects there are. */
final class Subjects {

    /** Replaced by the path of the configuration written for the run. */
    static final String CONFIG_PLACE = "{config}";

    private Subjects() {}

    /** The gateway, by a command that contains {@value #CONFIG_PLACE}. */
    static Subject gateway(List<String> command, GatewayFile file) {
        return new Subject() {
            @Override
            public String name() {
                return "gateway";
            }

            @Override
            public Running start(int venuePort, Path folder) throws IOException {
                Path config = folder.resolve("gateway.yaml");
                Files.writeString(config, file.yaml(venuePort, folder.resolve("data")));
                List<String> words = new ArrayList<>(command);
                words.replaceAll(word -> word.replace(CONFIG_PLACE, config.toString()));
                return ChildProcess.start(words, folder.resolve("output.log"));
            }
        };
    }

    /** The least there can be between two blocking sockets, by a command to which the venue's port is added. */
    static Subject rawBridge(List<String> command) {
        return new Subject() {
            @Override
            public String name() {
                return "raw-bridge";
            }

            @Override
            public Running start(int venuePort, Path folder) throws IOException {
                List<String> words = new ArrayList<>(command);
                words.add(Integer.toString(venuePort));
                return ChildProcess.start(words, folder.resolve("output.log"));
            }
        };
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

    /** Neither started nor stopped by us. */
    private record Foreign(InetSocketAddress address) implements Subject.Running {
        @Override
        public long cpuNs() {
            return 0;
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

package io.paymiumfix;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code gateway demo}. */
@Command(
        name = "demo",
        sortOptions = false,
        description = "Trades on a simulator through a gateway, shows the conversation, and checks it.")
final class DemoCommand implements Callable<Integer> {

    @Option(names = "--help", usageHelp = true, description = "Prints this.")
    @SuppressWarnings("unused") // picocli reads it
    private boolean isHelpWanted;

    @Override
    public Integer call() {
        return ExitCode.FAILED;
    }
}

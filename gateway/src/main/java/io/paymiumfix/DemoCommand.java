package io.paymiumfix;

import io.paymiumfix.demo.Demo;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gateway demo}. */
@Command(
        name = "demo",
        sortOptions = false,
        description = "Trades on a simulator through a gateway, shows the conversation, and checks it.")
final class DemoCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--help", usageHelp = true, description = "Prints this.")
    @SuppressWarnings("unused") // picocli reads it
    private boolean isHelpWanted;

    @Override
    public Integer call() throws InterruptedException {
        // The gateway's log would run between the lines of the transcript; read once, before the first logger.
        System.setProperty("gateway.log.level", "WARN");
        final boolean isDone = Demo.run(spec.commandLine().getOut(), CommandLine.Help.Ansi.AUTO.enabled());
        return isDone ? ExitCode.OK : ExitCode.FAILED;
    }
}

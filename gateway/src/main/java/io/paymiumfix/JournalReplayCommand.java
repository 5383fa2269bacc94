package io.paymiumfix;

import io.paymiumfix.replay.journal.JournalReplayOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gateway replay}. */
@Command(
        name = "replay",
        sortOptions = false,
        description = {
            "Runs a journal's recorded inputs through a fresh core and compares every output.",
            "Changes nothing in the journal's directory."
        },
        footer = {"", "Ends with 0 when everything was equal, 1 when something differed, 2 when it could not be told."})
final class JournalReplayCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private JournalReplayOptions journal;

    @Option(names = "--help", usageHelp = true, description = "Prints this.")
    @SuppressWarnings("unused") // picocli reads it
    private boolean isHelpWanted;

    @Override
    public Integer call() {
        return journal.run(spec.commandLine().getOut(), spec.commandLine().getErr());
    }
}

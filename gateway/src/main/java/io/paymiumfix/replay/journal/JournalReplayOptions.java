package io.paymiumfix.replay.journal;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options of {@code replay} that go with {@code --journal}, and what is done for them. */
public final class JournalReplayOptions {

    private static final int EQUAL = 0;
    private static final int DIFFERENT = 1;
    private static final int CANNOT_RUN = 2;
    private static final String STANDARD_OUT = "-";
    private static final long MS_PER_S = 1_000;
    private static final long NS_PER_MS = 1_000_000;

    @Option(
            names = "--against",
            paramLabel = "JAR_OR_DIST",
            description = "With --journal: compares this build's outputs with those of another, its jar or the"
                    + " directory with its bin/gateway.")
    private Path against;

    @Option(
            names = "--write-outputs",
            paramLabel = "FILE",
            description =
                    "With --journal: writes every output, one a line, and compares nothing; - for standard output.")
    private String writeOutputs;

    /** True when one of them was given. */
    public boolean isGiven() {
        return against != null || writeOutputs != null;
    }

    /**
     * Replays.
     *
     * @param journal the journal's directory
     * @param out takes the result
     * @param err takes why there is none, and the result when the outputs go to standard output
     * @return 0 when equal, 1 when different, 2 when it cannot be told
     */
    public int run(final Path journal, final PrintWriter out, final PrintWriter err) {
        if (against != null && writeOutputs != null) {
            err.println("Give --against or --write-outputs, not both.");
            return CANNOT_RUN;
        }
        final PrintWriter told = STANDARD_OUT.equals(writeOutputs) ? err : out;
        try {
            final long startNs = System.nanoTime();
            final JournalReplay.Result result = replay(journal, out);
            final long tookMs = Math.max(1, (System.nanoTime() - startNs) / NS_PER_MS);
            told.println((writeOutputs == null ? "EQUAL: " : "WRITTEN: ") + result.inputs() + " inputs"
                    + (result.startedAfter() == 0 ? "" : " after the snapshot of input " + result.startedAfter())
                    + ", " + result.outputs() + " outputs, digest " + String.format("%016x", result.digest()) + "; "
                    + tookMs + " ms, " + result.inputs() * MS_PER_S / tookMs + " inputs a second");
            told.flush();
            return EQUAL;
        } catch (final DifferenceException e) {
            told.println(e.getMessage());
            told.flush();
            return DIFFERENT;
        } catch (final IOException e) {
            err.println("Cannot replay " + journal + ": " + e.getMessage());
            err.flush();
            return CANNOT_RUN;
        }
    }

    private JournalReplay.Result replay(final Path journal, final PrintWriter out) throws IOException {
        if (against != null) {
            try (OtherBuild other = OtherBuild.start(against, journal)) {
                final JournalReplay.Result result = JournalReplay.run(journal, other);
                final long last = result.startedAfter() + result.inputs();
                final long compared = other.end(last);
                if (compared < last) {
                    out.println("NOT COMPARED: inputs " + (compared + 1) + " to " + last + ", which " + against
                            + " did not read; unless a gateway has just written them, it cannot");
                }
                return result;
            }
        }
        if (writeOutputs == null) {
            return JournalReplay.compare(journal);
        }
        if (STANDARD_OUT.equals(writeOutputs)) {
            return write(journal, out);
        }
        try (PrintWriter file =
                new PrintWriter(Files.newBufferedWriter(Path.of(writeOutputs), StandardCharsets.US_ASCII))) {
            return write(journal, file);
        }
    }

    private JournalReplay.Result write(final Path journal, final PrintWriter to) throws IOException {
        final JournalReplay.Result result = JournalReplay.run(journal, (entry, outputs) -> {
            for (int i = 0; i < outputs.size(); i++) {
                to.print(OutputLines.line(entry.sequence(), i, outputs.get(i)));
                to.print('\n');
            }
        });
        to.print(OutputLines.end(result.startedAfter() + result.inputs()));
        to.print('\n');
        if (to.checkError()) {
            throw new IOException("its outputs could not be written");
        }
        return result;
    }
}

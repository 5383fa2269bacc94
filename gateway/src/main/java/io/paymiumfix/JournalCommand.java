package io.paymiumfix;

import io.paymiumfix.config.ConfigException;
import io.paymiumfix.config.GatewayConfig;
import io.paymiumfix.journal.Entry;
import io.paymiumfix.journal.FileJournalReader;
import io.paymiumfix.journal.JournalCheck;
import io.paymiumfix.journal.JournalFigures;
import io.paymiumfix.journal.JournalReader;
import io.paymiumfix.journal.TornTail;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code gateway journal}: reads a journal as text, also while a gateway appends to it. Changes nothing. */
@Command(
        name = "journal",
        sortOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        description = "Reads a journal as text; a gateway may be appending to it meanwhile. Changes nothing.",
        subcommands = {JournalCommand.Cat.class, JournalCommand.Verify.class, JournalCommand.Stats.class})
final class JournalCommand {

    private static final long US_PER_S = 1_000_000;
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    @Option(names = "--help", usageHelp = true, description = "Prints this.")
    @SuppressWarnings("unused") // picocli reads it
    private boolean isHelpWanted;

    private static String time(final long us) {
        return UTC.format(Instant.ofEpochSecond(Math.floorDiv(us, US_PER_S), Math.floorMod(us, US_PER_S) * 1_000));
    }

    /** What the three have in common. */
    abstract static class Reading implements Callable<Integer> {

        @Spec
        private CommandSpec spec;

        @Option(names = "--dir", paramLabel = "DIR", description = "The journal's folder.")
        private Path dir;

        @Option(names = "--config", paramLabel = "FILE", description = "Or the configuration that names it.")
        private Path file;

        @Option(names = "--help", usageHelp = true, description = "Prints this.")
        @SuppressWarnings("unused") // picocli reads it
        private boolean isHelpWanted;

        @Override
        public Integer call() {
            final PrintWriter out = spec.commandLine().getOut();
            final PrintWriter err = spec.commandLine().getErr();
            try {
                return read(directory(), out);
            } catch (ConfigException e) {
                e.faults().forEach(err::println);
                return ExitCode.USAGE;
            } catch (NoSuchFileException e) {
                err.println(e.getFile() + ": does not exist");
                return ExitCode.FAILED;
            } catch (IOException e) {
                err.println(e.getMessage());
                return ExitCode.FAILED;
            } finally {
                out.flush();
            }
        }

        private Path directory() throws ConfigException {
            if ((dir == null) == (file == null)) {
                throw new ParameterException(spec.commandLine(), "--dir DIR or --config FILE must be given, not both");
            }
            return dir == null ? GatewayConfig.journalOf(file, System.getenv()) : dir;
        }

        abstract int read(Path directory, PrintWriter out) throws IOException;
    }

    /** {@code gateway journal cat}. */
    @Command(
            name = "cat",
            sortOptions = false,
            description = "Prints one line per input: its position, its time, its type, and its fields as name=value.")
    static final class Cat extends Reading {

        @Option(names = "--from", paramLabel = "N", description = "The first position; the oldest by default.")
        private Long from;

        @Option(names = "--to", paramLabel = "N", description = "The last position; the newest by default.")
        private Long to;

        @Override
        int read(final Path directory, final PrintWriter out) throws IOException {
            try (FileJournalReader reader = FileJournalReader.of(directory)) {
                reader.readWhatIsThere(
                        from == null ? reader.firstPosition() : Math.max(1, from),
                        to == null ? JournalReader.END : to,
                        entry -> print(entry, out));
            }
            return ExitCode.OK;
        }

        private static void print(final Entry entry, final PrintWriter out) throws IOException {
            final String fields = RecordText.of((Record) entry.input());
            out.println(entry.sequence() + " " + time(entry.timeUs()) + " "
                    + entry.input().getClass().getSimpleName() + (fields.isEmpty() ? "" : " " + fields));
            if (out.checkError()) {
                throw new IOException("the output cannot be written to");
            }
        }
    }

    /** {@code gateway journal verify}. */
    @Command(
            name = "verify",
            sortOptions = false,
            description = "Checks every frame, every segment and every snapshot, and names file and offset of what is"
                    + " not whole.",
            footer = {"", "Ends with 0 when everything is whole, 1 when not."})
    static final class Verify extends Reading {

        @Override
        int read(final Path directory, final PrintWriter out) throws IOException {
            final JournalCheck.Result result = JournalCheck.of(directory);
            result.faults().forEach(out::println);
            final TornTail tail = result.tail();
            if (tail != null) {
                out.println("behind the last whole frame, at offset " + tail.offset() + ", " + tail.bytes()
                        + " bytes of an append that was not finished or is being written: no fault");
            }
            out.println((result.faults().isEmpty() ? "whole: " : "NOT WHOLE: ") + result.entries() + " input(s) in "
                    + result.segments() + " segment(s)");
            return result.faults().isEmpty() ? ExitCode.OK : ExitCode.FAILED;
        }
    }

    /** {@code gateway journal stats}. */
    @Command(
            name = "stats",
            sortOptions = false,
            description = "Counts inputs and bytes by type, batches, segments and snapshots.")
    static final class Stats extends Reading {

        @Override
        int read(final Path directory, final PrintWriter out) throws IOException {
            final JournalFigures figures = JournalFigures.of(directory);
            long inputs = 0;
            for (final JournalFigures.OfType type : figures.types()) {
                out.printf(Locale.ROOT, "type %-17s count=%d bytes=%d%n", type.name(), type.count(), type.bytes());
                inputs += type.name().equals("OUTPUTS") ? 0 : type.count();
            }
            out.printf(
                    Locale.ROOT,
                    "batches count=%d inputs=%d largest=%d%n",
                    figures.batches(),
                    inputs,
                    figures.largestBatch());
            for (final JournalFigures.OfSegment segment : figures.segments()) {
                out.printf(
                        Locale.ROOT,
                        "segment %s first=%d inputs=%d used=%d size=%d core=%d config=%s%s%n",
                        segment.file(),
                        segment.firstPosition(),
                        segment.entries(),
                        segment.usedBytes(),
                        segment.fileBytes(),
                        segment.coreVersion(),
                        segment.configHash(),
                        segment.entries() == 0
                                ? ""
                                : " from=" + time(segment.fromUs()) + " to=" + time(segment.toUs()));
            }
            for (final JournalFigures.OfSnapshot snapshot : figures.snapshots()) {
                out.printf(
                        Locale.ROOT,
                        "snapshot %s position=%d size=%d%n",
                        snapshot.file(),
                        snapshot.position(),
                        snapshot.fileBytes());
            }
            return ExitCode.OK;
        }
    }
}

package io.paymiumfix.replay.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.order.Output;
import io.paymiumfix.sequencer.ReplayedCore;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What {@code replay --journal} says and with which exit code. */
@Timeout(120)
class JournalReplayTest {
    private static final long INPUTS = 2_000;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void shouldSayEqualWhenEveryInputLeadsToWhatItLedTo() throws Exception {
        final RecordedDay day = record();
        assertEquals(0, replay("--journal", journal()), this::said);
        assertTrue(out.toString().startsWith("EQUAL: " + day.inputs() + " inputs, "), this::said);
        assertTrue(out.toString().contains("digest " + String.format("%016x", day.digest())), this::said);
    }

    @Test
    void shouldShowTheInputsAndOutputsOfTheFirstDifference() throws Exception {
        final String[] orderId = new String[1];
        try (RecordedDay day = RecordedDay.in(folder.resolve("journal"), outputs -> {
            if (orderId[0] == null && outputs.size() > 1 && outputs.get(0) instanceof Output.CancelCall call) {
                orderId[0] = call.orderId();
                return outputs.subList(1, outputs.size());
            }
            return outputs;
        })) {
            day.upTo(INPUTS);
        }
        assertEquals(1, replay("--journal", journal()), this::said);
        final List<String> lines = out.toString().lines().toList();
        assertTrue(lines.get(0).startsWith("DIFFERENT: one of the inputs "), this::said);
        assertTrue(out.toString().contains("CancelOrder[origin=Origin[session=DESK1"), this::said);
        assertTrue(out.toString().contains("    now  CancelCall[callId="), this::said);
        assertTrue(lines.get(lines.size() - 1).contains(orderId[0]), this::said);
    }

    @Test
    void shouldShowWhatWasPutOutThenWhereTheJournalKeptIt() throws Exception {
        final boolean[] isDone = new boolean[1];
        try (RecordedDay day = RecordedDay.withOutputsIn(folder.resolve("journal"), outputs -> {
            if (isDone[0] || outputs.isEmpty() || !(outputs.get(0) instanceof Output.CancelCall)) {
                return outputs;
            }
            isDone[0] = true;
            return List.of(new Output.Alarm("ELSE", "", ""));
        })) {
            day.upTo(INPUTS);
        }
        assertEquals(1, replay("--journal", journal()), this::said);
        assertTrue(out.toString().startsWith("DIFFERENT: input "), this::said);
        assertTrue(out.toString().contains(", which differs"), this::said);
        assertTrue(out.toString().contains("    now  CancelCall[callId="), this::said);
        assertTrue(out.toString().contains("    then Alarm[word=ELSE, subject=, text=]"), this::said);
    }

    @Test
    void shouldSayEqualWithEveryOutputJournalled() throws Exception {
        try (RecordedDay day = RecordedDay.withOutputsIn(folder.resolve("journal"), outputs -> outputs)) {
            day.upTo(INPUTS);
        }
        assertEquals(0, replay("--journal", journal()), this::said);
    }

    @Test
    void shouldBeginWithASnapshotWhenWhatCameBeforeIsGone() throws Exception {
        final long inputs;
        final long position;
        try (RecordedDay day = RecordedDay.in(folder.resolve("journal"))) {
            day.upTo(INPUTS / 2);
            day.seal();
            position = day.inputs();
            final ReplayedCore core = ReplayedCore.atBirth(RecordedDay.BIRTH_S);
            day.journal().read(1, core::onEntry);
            day.journal().snapshots().save(core.snapshot());
            inputs = day.upTo(INPUTS).inputs();
        }
        assertEquals(0, replay("--journal", journal()), this::said);
        assertTrue(out.toString().startsWith("EQUAL: " + inputs + " inputs, "), this::said);
        out.getBuffer().setLength(0);
        Files.delete(folder.resolve("journal").resolve("segment-0000000001.journal"));
        assertEquals(0, replay("--journal", journal()), this::said);
        assertTrue(
                out.toString()
                        .startsWith(
                                "EQUAL: " + (inputs - position) + " inputs after the snapshot of input " + position),
                this::said);
        Files.delete(folder.resolve("journal").resolve(String.format("snapshot-%019d.snapshot", position)));
        assertEquals(2, replay("--journal", journal()), this::said);
        assertTrue(err.toString().contains("there is no snapshot to begin with"), this::said);
    }

    @Test
    void shouldWriteEveryOutputAsALineTheSameEachTime() throws Exception {
        record();
        final Path first = folder.resolve("first");
        final Path second = folder.resolve("second");
        assertEquals(0, replay("--journal", journal(), "--write-outputs", first.toString()), this::said);
        assertEquals(0, replay("--journal", journal(), "--write-outputs", second.toString()), this::said);
        assertEquals(Files.readString(first), Files.readString(second));
        final List<String> lines = Files.readAllLines(first);
        assertTrue(lines.size() > INPUTS, "outputs: " + lines.size());
        assertTrue(lines.get(0).startsWith("2 0 ModeApplied[mode=OPEN"), lines.get(0));
    }

    @Test
    void shouldFindAnotherBuildEqualThatIsTheSame() throws Exception {
        final RecordedDay day = record();
        final Path build = build("exec \"$JAVA\" -cp \"$CP\" io.paymiumfix.Main \"$@\"");
        assertEquals(0, replay("--journal", journal(), "--against", build.toString()), this::said);
        assertTrue(out.toString().startsWith("EQUAL: " + day.inputs() + " inputs"), this::said);
    }

    @Test
    void shouldShowWhereAnotherBuildPutsOutSomethingElse() throws Exception {
        record();
        final Path build = build(
                "\"$JAVA\" -cp \"$CP\" io.paymiumfix.Main \"$@\" | sed '/^100[0-9] /s/execId=[^,]*/execId=other/'");
        assertEquals(1, replay("--journal", journal(), "--against", build.toString()), this::said);
        assertTrue(out.toString().startsWith("DIFFERENT: input 100"), this::said);
        assertTrue(out.toString().contains("    the other   100"), this::said);
        assertTrue(out.toString().contains("execId=other"), this::said);
    }

    @Test
    void shouldNotTakeAnInputForDifferentThatWasJournalledMeanwhile() throws Exception {
        record();
        final Path build = build("\"$JAVA\" -cp \"$CP\" io.paymiumfix.Main \"$@\" | sed '/^1990 /,$d'; echo end 1989");
        assertEquals(0, replay("--journal", journal(), "--against", build.toString()), this::said);
        assertTrue(out.toString().startsWith("NOT COMPARED: inputs 1990 to "), this::said);
    }

    @Test
    void shouldSeeWhenAnotherBuildPutsOutLess() throws Exception {
        record();
        final Path build = build("\"$JAVA\" -cp \"$CP\" io.paymiumfix.Main \"$@\" | sed '/^19[0-9][0-9] /d'");
        assertEquals(1, replay("--journal", journal(), "--against", build.toString()), this::said);
        assertTrue(out.toString().startsWith("DIFFERENT: input 19"), this::said);
    }

    @Test
    void shouldSayThatAnOlderBuildCannotWriteItsOutputs() throws Exception {
        record();
        final Path build = build("echo \"gateway replay: Unknown option: '--write-outputs'\" >&2; exit 2");
        assertEquals(2, replay("--journal", journal(), "--against", build.toString()), this::said);
        assertTrue(err.toString().contains("cannot write its outputs: it is older than this"), this::said);
    }

    @Test
    void shouldSayWhatIsMissingWhenItCannotRun() throws Exception {
        assertEquals(2, replay("--journal", folder.resolve("nothing").toString()), this::said);
        assertTrue(err.toString().startsWith("Cannot replay "), this::said);
        assertEquals(2, replay("--journal", journal(), "--write-outputs", "x", "--against", "y"), this::said);
        record();
        assertEquals(2, replay("--journal", journal(), "--against", folder.toString()), this::said);
        assertTrue(err.toString().contains("has no bin/gateway"), this::said);
    }

    private RecordedDay record() throws IOException {
        try (RecordedDay day = RecordedDay.in(folder.resolve("journal"))) {
            return day.upTo(INPUTS);
        }
    }

    private String journal() {
        return folder.resolve("journal").toString();
    }

    /** A distribution whose {@code bin/gateway} does this. */
    private Path build(final String script) throws IOException {
        final Path bin = Files.createDirectories(folder.resolve("build").resolve("bin"));
        final Path gateway = bin.resolve("gateway");
        Files.writeString(
                gateway,
                "#!/bin/sh\nJAVA='" + Path.of(System.getProperty("java.home"), "bin", "java") + "'\nCP='"
                        + System.getProperty("java.class.path") + "'\n" + script + "\n");
        assertTrue(gateway.toFile().setExecutable(true));
        return folder.resolve("build");
    }

    private int replay(final String... arguments) {
        return new CommandLine(new Replay())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private String said() {
        return "out: " + out + "\nerr: " + err;
    }

    /** A command that has nothing but these options. */
    @Command(name = "replay")
    private static final class Replay implements java.util.concurrent.Callable<Integer> {
        @CommandLine.Spec
        private CommandLine.Model.CommandSpec spec;

        @Mixin
        private JournalReplayOptions options;

        @CommandLine.Option(names = "--journal", required = true)
        private Path journal;

        @Override
        public Integer call() {
            return options.run(
                    journal, spec.commandLine().getOut(), spec.commandLine().getErr());
        }
    }
}

package io.paymiumfix.replay;

import static io.paymiumfix.replay.Logs.LOGON;
import static io.paymiumfix.replay.Logs.in;
import static io.paymiumfix.replay.Logs.out;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.fix44.PaymiumDictionary;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import quickfix.DataDictionary;

/** A recording of two orders against answers written by hand. */
@Timeout(20)
class ComparisonTest {

    private static final DataDictionary DICTIONARY = PaymiumDictionary.load();

    @TempDir
    Path folder;

    private Recording recording;
    private Path file;

    @BeforeEach
    void record() throws Exception {
        file = Logs.file(
                folder,
                in("A", 1, LOGON),
                out("A", 1, LOGON),
                in("D", 2, "11=X|"),
                in("D", 3, "11=Y|"),
                report(2, "X", "O1", "O1-A", "A"),
                report(3, "Y", "O2", "O2-A", "A"),
                report(4, "X", "O1", "O1-0", "0"),
                out("3", 5, "45=3|58=no|"));
        recording = Logs.recording(file);
    }

    private static String report(
            final int seqNum, final String clOrdId, final String orderId, final String execId, final String execType) {
        return out(
                "8",
                seqNum,
                "37=" + orderId + "|11=" + clOrdId + "|17=" + execId + "|150=" + execType + "|60=20261120-10:00:00|");
    }

    private Outcome compare(final boolean ignoreIds, final String... answers) throws Exception {
        final Map<Step, Run.Sent> sent = new HashMap<>();
        final List<Run.Did> did = new ArrayList<>();
        final List<Step> sends = recording.steps().stream()
                .filter(step -> step.kind() == Step.Kind.SEND)
                .toList();
        sends.forEach(step -> {
            sent.put(step, new Run.Sent(step.message(), Instant.EPOCH));
            did.add(new Run.Did(0, step, Instant.EPOCH));
        });
        final List<Client.Heard> heard = new ArrayList<>();
        final List<String> lines = new ArrayList<>(List.of(out("A", 1, LOGON)));
        lines.addAll(List.of(answers));
        for (final Entry entry : LogReader.read(Logs.file(folder, lines.toArray(String[]::new)))) {
            final FixMessage message = entry.message();
            final Step referred = message.is("3") ? sends.get(message.number(Tags.REF_SEQ_NUM) - 1) : null;
            heard.add(new Client.Heard(message, Instant.EPOCH, sends.get(0), referred));
        }
        final Run run = new Run(sent, heard, did);
        final Comparison comparison = Comparison.of(recording, run, new Fields(DICTIONARY, ignoreIds));
        return new Outcome(file, recording.parties(), comparison, run, List.of(), ignoreIds, Duration.ofMillis(1_234));
    }

    private static List<String> lines(final Outcome outcome) {
        return new TextReport(new Words(DICTIONARY)).lines(outcome);
    }

    private static List<String> differing(final Outcome outcome) {
        return outcome.comparison().pairs().stream()
                .flatMap(pair -> pair.fields().stream())
                .filter(field -> field.mark() == Pair.FieldMark.DIFFERS)
                .map(field -> field.tag() + ": " + field.recorded() + " | " + field.replayed())
                .toList();
    }

    @Test
    void shouldNotMindIdsUnderOtherNamesNorWhichOrderIsFirst() throws Exception {
        final Outcome outcome = compare(
                true,
                report(3, "Y", "P2", "P2-A", "A"),
                report(2, "X", "P1", "P1-A", "A"),
                out("3", 5, "45=3|58=no|"),
                report(4, "X", "P1", "P1-0", "0"));
        assertTrue(outcome.comparison().isEqual(), lines(outcome)::toString);
        assertEquals(
                "EQUAL: 3 message(s) of OMS, 5 answer(s): 5 equal, 0 different, 0 missing, 0 unexpected",
                outcome.summary());
    }

    @Test
    void shouldKeepALineALineWhateverARecordingHolds() throws Exception {
        final Outcome outcome = compare(true, out("3", 2, "45=3|58=no\u001b[2J\u009b31m|"));
        final List<String> lines = lines(outcome);
        assertTrue(lines.stream().anyMatch(line -> line.contains("| no?[2J")), lines::toString);
        assertTrue(lines.stream().noneMatch(line -> line.chars().anyMatch(Character::isISOControl)), lines::toString);
    }

    @Test
    void shouldCompareIdsUnlessToldOtherwise() throws Exception {
        final Outcome outcome = compare(
                false,
                report(2, "X", "P1", "O1-A", "A"),
                report(3, "Y", "O2", "O2-A", "A"),
                report(4, "X", "P1", "O1-0", "0"),
                out("3", 5, "45=3|58=no|"));
        assertEquals(List.of("37: O1 | P1", "37: O1 | P1"), differing(outcome));
        assertTrue(outcome.summary().endsWith("--ignore-ids compares them by where they recur"), outcome.summary());
    }

    @Test
    void shouldSeeAWrongReferenceThoughIdsAreIgnored() throws Exception {
        final Outcome outcome = compare(
                true,
                report(2, "X", "P1", "P1-A", "A"),
                report(3, "Y", "P2", "P2-A", "A"),
                report(4, "X", "P2", "P2-0", "0"),
                out("3", 5, "45=3|58=no|"));
        assertEquals(List.of("37: O1 | P2"), differing(outcome));
    }

    @Test
    void shouldSeeAnExecIdToldTwice() throws Exception {
        final Outcome outcome = compare(
                true,
                report(2, "X", "P1", "P1-A", "A"),
                report(3, "Y", "P2", "P2-A", "A"),
                report(4, "X", "P1", "P1-A", "0"),
                out("3", 5, "45=3|58=no|"));
        assertEquals(List.of("17: O1-0 | P1-A"), differing(outcome));
    }

    @Test
    void shouldSeeThatARejectNamesAnotherMessage() throws Exception {
        final Outcome outcome = compare(
                true,
                report(2, "X", "P1", "P1-A", "A"),
                report(3, "Y", "P2", "P2-A", "A"),
                report(4, "X", "P1", "P1-0", "0"),
                out("3", 5, "45=2|58=no|"));
        assertEquals(1, outcome.comparison().count(Pair.Mark.MISSING));
        assertEquals(1, outcome.comparison().count(Pair.Mark.UNEXPECTED));
    }

    @Test
    void shouldSayWhatIsMissingAndWhatIsOneTooMany() throws Exception {
        final Outcome outcome = compare(
                true,
                report(2, "X", "P1", "P1-A", "A"),
                report(3, "Y", "P2", "P2-A", "A"),
                report(4, "Y", "P2", "P2-0", "0"),
                out("3", 5, "45=3|58=no|"));
        assertEquals(
                List.of(
                        "line 1: Logon(A)",
                        "  = Logon(A)",
                        "line 3: NewOrderSingle(D) 11=X",
                        "  = ExecutionReport(8) 11=X 150=A",
                        "  - missing: ExecutionReport(8) 11=X 150=0",
                        "line 4: NewOrderSingle(D) 11=Y",
                        "  = ExecutionReport(8) 11=Y 150=A",
                        "  = Reject(3) 58=no",
                        "  + unexpected: ExecutionReport(8) 11=Y 150=0",
                        "DIFFERENT: 3 message(s) of OMS, 6 answer(s): 4 equal, 0 different, 1 missing, 1 unexpected"),
                lines(outcome));
    }

    @Test
    void shouldShowADifferentAnswerFieldByField() throws Exception {
        final Outcome outcome = compare(
                true,
                report(2, "X", "P1", "P1-A", "A"),
                report(3, "Y", "P2", "P2-A", "A").replace("150=A", "150=A|39=A"),
                report(4, "X", "P1", "P1-0", "0"),
                out("3", 5, "45=3|58=no|"));
        final List<String> lines = lines(outcome);
        assertTrue(lines.contains("  ! different: ExecutionReport(8) 11=Y 150=A"), lines::toString);
        assertTrue(
                lines.stream().anyMatch(line -> line.matches(" {4}! OrdStatus\\(39\\) +\\(absent\\) +\\| A")),
                lines::toString);
        assertTrue(lines.stream().anyMatch(line -> line.matches(" {4}~ OrderID\\(37\\) +O2 +\\| P2")), lines::toString);
    }

    @Test
    void shouldWriteAReportAsSurefireDoes() throws Exception {
        final Outcome outcome = compare(true, report(2, "X", "P1", "P1-A", "A"));
        final Path xml = folder.resolve("TEST-session.xml");
        new JUnitReport(new TextReport(new Words(DICTIONARY))).write(outcome, xml);
        SurefireReport.check(xml);
        assertEquals(List.of("3", "1.234", "2"), SurefireReport.attributes(xml, "tests", "time", "failures"));
    }
}

package io.paymiumfix.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.paymiumfix.fix44.MarketDataIncrementalRefresh;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import quickfix.Message;
import quickfix.UtcTimestampPrecision;

/** Written by it as QuickFIX/J writes it, whatever it carried before. */
@Timeout(30)
class SplicedMessageTest {

    private static final LocalDateTime NOON = LocalDateTime.of(2026, 11, 20, 12, 0);

    private static final List<UtcTimestampPrecision> PRECISIONS =
            List.of(UtcTimestampPrecision.SECONDS, UtcTimestampPrecision.MILLIS, UtcTimestampPrecision.MICROS);

    private final SplicedMessage spliced = new SplicedMessage();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 900, 950, 9_900, 9_950, 99_960, 200_000})
    void shouldWriteWhatQuickFixWrites(final int textLength) {
        final String text = "x".repeat(textLength);
        assertEquals(plain(text, "M1", 7), carried(text, "M1", 7));
    }

    @Test
    void shouldWriteOneByteACharacter() {
        final String message = carried("é\u00ff", "M1", 1);
        assertEquals(plain("é\u00ff", "M1", 1), message);
        assertEquals(message, carried("é\u00ff", "M1", 1));
    }

    @Test
    void shouldWriteWhateverTheMessageBeforeWas() {
        final long seed = System.nanoTime();
        final Random random = new Random(seed);
        for (int i = 1; i < 2_000; i++) {
            final String text = "t".repeat(random.nextInt(1_200));
            final String target = List.of("M1", "M2", "DESK-3").get(random.nextInt(3));
            final int msgSeqNum = random.nextInt(Integer.MAX_VALUE);
            if (random.nextInt(50) == 0) {
                spliced.getHeader().clear();
            }
            if (random.nextInt(50) == 0) {
                spliced.getHeader().removeField(49);
            }
            assertEquals(plain(text, target, msgSeqNum), carried(text, target, msgSeqNum), "seed " + seed);
        }
    }

    @Test
    void shouldTakeAHeadersFieldAwayAndSetItAgain() {
        final String target = "M1";
        final String before = carried("a", target, 1);
        spliced.getHeader().removeField(56);
        assertNotEquals(before, spliced.toString());
        spliced.getHeader().setString(56, target);
        assertEquals(before, spliced.toString());
    }

    @Test
    void shouldShowTheMomentOfEachSending() {
        final long seed = System.nanoTime();
        final Random random = new Random(seed);
        LocalDateTime now = NOON;
        for (int i = 0; i < 2_000; i++) {
            now = now.plusNanos(random.nextInt(1_500_000));
            final UtcTimestampPrecision precision = PRECISIONS.get(random.nextInt(3));
            spliced.getHeader().setUtcTimeStamp(52, now, precision);
            final Message.Header expected = new Message().getHeader();
            expected.setUtcTimeStamp(52, now, precision);
            assertEquals(expected.getOptionalString(52), spliced.getHeader().getOptionalString(52), "seed " + seed);
        }
    }

    @Test
    void shouldShowTheFirstMomentOfAllAndThoseBefore() {
        for (final LocalDateTime time :
                List.of(LocalDateTime.ofInstant(Instant.EPOCH, ZoneOffset.UTC), NOON, NOON.minusSeconds(1), NOON)) {
            spliced.getHeader().setUtcTimeStamp(52, time, UtcTimestampPrecision.MILLIS);
            final Message.Header expected = new Message().getHeader();
            expected.setUtcTimeStamp(52, time, UtcTimestampPrecision.MILLIS);
            assertEquals(expected.getOptionalString(52), spliced.getHeader().getOptionalString(52));
        }
    }

    private String carried(final String text, final String target, final int msgSeqNum) {
        spliced.carry(MarketDataIncrementalRefresh.MSGTYPE, "md-1", EncodedBody.of("268=0\00158=" + text + "\001"));
        head(spliced, target, msgSeqNum);
        return spliced.toString();
    }

    private static String plain(final String text, final String target, final int msgSeqNum) {
        final Message message = new MarketDataIncrementalRefresh();
        message.setString(262, "md-1");
        message.setInt(268, 0);
        message.setString(58, text);
        head(message, target, msgSeqNum);
        return reordered(message.toString(), text);
    }

    private static void head(final Message message, final String target, final int msgSeqNum) {
        final Message.Header header = message.getHeader();
        header.setString(8, "FIX.4.4");
        header.setString(49, "PAYMIUM");
        header.setString(56, target);
        header.setInt(34, msgSeqNum);
        header.setUtcTimeStamp(52, NOON, UtcTimestampPrecision.MILLIS);
    }

    /** QuickFIX/J writes Text(58) before MDReqID(262); sums and lengths do not mind the order. */
    private static String reordered(final String message, final String text) {
        return message.replace("58=" + text + "\001262=md-1\001268=0\001", "262=md-1\001268=0\00158=" + text + "\001");
    }
}

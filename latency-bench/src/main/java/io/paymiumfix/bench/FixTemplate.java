package io.paymiumfix.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A message prepared once, of which only fields of fixed width are written anew: whole numbers with leading zeros and
 * times. So its length never changes, and a message costs a few digits and a checksum.
 */
public final class FixTemplate {

    private static final DateTimeFormatter TO_SECONDS =
            DateTimeFormatter.ofPattern("yyyyMMdd-HH:mm:ss.", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final byte[] bytes;
    private final ByteBuffer buffer;
    private long second = -1;
    private byte[] upToSecond;

    private FixTemplate(byte[] bytes) {
        this.bytes = bytes;
        this.buffer = ByteBuffer.wrap(bytes);
    }

    /** Puts BeginString(8), BodyLength(9) and CheckSum(10) around {@code body}, in which {@code |} ends a field. */
    public static FixTemplate of(String body) {
        String message = "8=FIX.4.4|9=" + body.length() + "|" + body + "10=000|";
        FixTemplate template =
                new FixTemplate(message.replace('|', (char) FixFrames.SOH).getBytes(StandardCharsets.US_ASCII));
        template.sealed();
        return template;
    }

    /** Where the value of the field with this tag begins. */
    public int valueOf(String tag) {
        String start = (char) FixFrames.SOH + tag + "=";
        int at = new String(bytes, StandardCharsets.US_ASCII).indexOf(start);
        if (at < 0) {
            throw new IllegalArgumentException("no field " + tag);
        }
        return at + start.length();
    }

    /** Writes ASCII text over as many bytes. */
    void text(int at, String value) {
        for (int i = 0; i < value.length(); i++) {
            bytes[at + i] = (byte) value.charAt(i);
        }
    }

    /** Writes {@code value} right-aligned with leading zeros. */
    public void digits(int at, int width, long value) {
        putDigits(bytes, at, width, value);
    }

    /** Writes a UTCTimestamp with milliseconds. */
    public void time(int at, long epochMs) {
        long now = Math.floorDiv(epochMs, 1_000);
        if (now != second) {
            second = now;
            upToSecond = TO_SECONDS.format(Instant.ofEpochSecond(now)).getBytes(StandardCharsets.US_ASCII);
        }
        System.arraycopy(upToSecond, 0, bytes, at, upToSecond.length);
        putDigits(bytes, at + upToSecond.length, 3, Math.floorMod(epochMs, 1_000));
    }

    /** The message, its CheckSum(10) right, ready to be written. */
    public ByteBuffer sealed() {
        int checkSumAt = bytes.length - 4;
        putDigits(bytes, checkSumAt, 3, FixFrames.sum(bytes, 0, checkSumAt - 3));
        return buffer.clear();
    }

    static void putDigits(byte[] into, int at, int width, long value) {
        long rest = value;
        for (int i = at + width - 1; i >= at; i--) {
            into[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        if (rest != 0) {
            throw new IllegalArgumentException(value + " has more than " + width + " digits");
        }
    }
}

package io.paymiumfix.fix;

import io.paymiumfix.fix44.field.BeginString;
import io.paymiumfix.fix44.field.CheckSum;
import io.paymiumfix.fix44.field.MsgSeqNum;
import io.paymiumfix.fix44.field.MsgType;
import io.paymiumfix.fix44.field.SenderCompID;
import io.paymiumfix.fix44.field.TargetCompID;
import quickfix.SessionID;

/**
 * Where the fields of a plain command lie in its text, found in one pass that also looks whether the text is of that form. Owned
 * by the thread that reads.
 */
final class PlainFields {
    private static final char SOH = '\001';
    private static final int TAGS = PlainForm.TAGS;
    private static final int SUM = 0xff;
    /** Three digits and SOH. */
    private static final int CHECKSUM_LENGTH = 4;

    private final SessionID session;
    private final int[] from = new int[TAGS];
    private final int[] to = new int[TAGS];
    private String text = "";
    private PlainForm form;
    private long present;

    PlainFields(final SessionID session) {
        this.session = session;
    }

    /**
     * Whether the text is of that form, and a message of the session; otherwise nothing may be asked here.
     *
     * @param whole a message whose length is right, with a checksum at its end
     */
    boolean read(final String whole, final PlainForm expected) {
        text = whole;
        form = expected;
        present = 0;
        return find() && form.hasAllRequired(present) && is(MsgType.FIELD, form.msgType()) && isOfSession();
    }

    private boolean isOfSession() {
        return is(BeginString.FIELD, session.getBeginString())
                && is(SenderCompID.FIELD, session.getTargetCompID())
                && is(TargetCompID.FIELD, session.getSenderCompID());
    }

    private boolean is(final int tag, final String value) {
        return to[tag] - from[tag] == value.length() && text.startsWith(value, from[tag]);
    }

    private boolean find() {
        final int length = text.length();
        boolean inBody = false;
        int sum = 0;
        int at = 0;
        for (int place = 0; at < length; place++) {
            final int begin = at;
            final int tag = tagAt(at);
            if (tag == CheckSum.FIELD) {
                return inBody && isChecksum(text.indexOf('=', at) + 1, sum & SUM);
            }
            at = text.indexOf('=', at) + 1;
            final int end = text.indexOf(SOH, at);
            if (tag == 0 || end < 0 || (PlainForm.tagAt(place) != 0 && PlainForm.tagAt(place) != tag)) {
                return false;
            }
            inBody |= !form.isOfHeader(tag);
            if ((inBody && !form.isOfBody(tag)) || isSet(tag) || !form.isValid(tag, text, at, end)) {
                return false;
            }
            present |= PlainForm.bit(tag);
            from[tag] = at;
            to[tag] = end;
            at = end + 1;
            for (int i = begin; i < at; i++) {
                sum += text.charAt(i);
            }
        }
        return false;
    }

    /** 0 where no plain field begins. */
    private int tagAt(final int begin) {
        int tag = 0;
        for (int at = begin; at < text.length() && tag < TAGS; at++) {
            final char letter = text.charAt(at);
            if (letter == '=') {
                return tag;
            }
            if (!PlainValues.isDigit(letter)) {
                return 0;
            }
            tag = tag * 10 + letter - '0';
        }
        return 0;
    }

    private boolean isChecksum(final int at, final int sum) {
        return text.length() == at + CHECKSUM_LENGTH
                && text.charAt(at + 3) == SOH
                && PlainValues.isDigit(text.charAt(at))
                && PlainValues.isDigit(text.charAt(at + 1))
                && PlainValues.isDigit(text.charAt(at + 2))
                && number(at, at + 3) == sum;
    }

    private int number(final int begin, final int end) {
        int number = 0;
        for (int at = begin; at < end; at++) {
            number = number * 10 + text.charAt(at) - '0';
        }
        return number;
    }

    // ------------------------------------------------------------ what was read

    int msgSeqNum() {
        return number(from[MsgSeqNum.FIELD], to[MsgSeqNum.FIELD]);
    }

    boolean isSetInHeader(final int tag) {
        return tag > 0 && tag < TAGS && isSet(tag) && form.isOfHeader(tag);
    }

    boolean isSetInBody(final int tag) {
        return tag > 0 && tag < TAGS && isSet(tag) && form.isOfBody(tag);
    }

    private boolean isSet(final int tag) {
        return (present & PlainForm.bit(tag)) != 0;
    }

    /** The value as written; what is known before is not written anew. */
    String value(final int tag) {
        return switch (tag) {
            case BeginString.FIELD -> session.getBeginString();
            case MsgType.FIELD -> form.msgType();
            case SenderCompID.FIELD -> session.getTargetCompID();
            case TargetCompID.FIELD -> session.getSenderCompID();
            default -> text.substring(from[tag], to[tag]);
        };
    }

    String text() {
        return text;
    }
}

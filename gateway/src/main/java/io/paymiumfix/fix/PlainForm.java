package io.paymiumfix.fix;

import io.paymiumfix.fix44.RefusedInstructions;
import io.paymiumfix.fix44.field.BeginString;
import io.paymiumfix.fix44.field.BodyLength;
import io.paymiumfix.fix44.field.MsgType;
import quickfix.DataDictionary;

/**
 * What a command must look like to be plain: its fields are few and well known, each is there once, and each says for itself
 * whether it is valid. All of it is the dictionary's, so that what is plain is valid by the dictionary; much of what is valid is
 * not plain. Immutable.
 */
final class PlainForm {
    /** Tags of plain fields are below, so that a set of them is one {@code long}. */
    static final int TAGS = Long.SIZE;

    private final String msgType;
    private final PlainValues values;
    private final long header;
    private final long body;
    private final long required;

    /** Of messages of this type. */
    PlainForm(final DataDictionary dictionary, final PlainValues values, final String msgType) {
        this.msgType = msgType;
        this.values = values;
        header = required(dictionary, DataDictionary.HEADER_ID);
        body = fields(dictionary);
        required = required(dictionary, msgType);
    }

    /** None of those that a refusal would look for. */
    private long fields(final DataDictionary dictionary) {
        long tags = 0;
        for (int tag = 0; tag < TAGS; tag++) {
            if (values.isPlain(tag)
                    && dictionary.isMsgField(msgType, tag)
                    && !RefusedInstructions.tags().contains(tag)) {
                tags |= bit(tag);
            }
        }
        return tags;
    }

    private long required(final DataDictionary dictionary, final String where) {
        long tags = 0;
        for (final int tag : dictionary.getOrderedFields()) {
            if (dictionary.isRequiredField(where, tag)) {
                if (tag >= TAGS || !values.isPlain(tag)) {
                    throw new IllegalArgumentException("35=" + msgType + " cannot be plain: it requires " + tag);
                }
                tags |= bit(tag);
            }
        }
        return tags;
    }

    static long bit(final int tag) {
        return 1L << tag;
    }

    String msgType() {
        return msgType;
    }

    /** One of the required fields: a plain message has no other in its header. */
    boolean isOfHeader(final int tag) {
        return (header & bit(tag)) != 0;
    }

    boolean isOfBody(final int tag) {
        return (body & bit(tag)) != 0;
    }

    /** @param present tags of header and body */
    boolean hasAllRequired(final long present) {
        return (present & header) == header && (present & required) == required;
    }

    /** The field that has to come in this place, or 0 for any. */
    static int tagAt(final int place) {
        return switch (place) {
            case 0 -> BeginString.FIELD;
            case 1 -> BodyLength.FIELD;
            case 2 -> MsgType.FIELD;
            default -> 0;
        };
    }

    /** Whether a field of header or body has a valid value. */
    boolean isValid(final int tag, final String text, final int from, final int to) {
        return values.isValid(tag, text, from, to);
    }
}

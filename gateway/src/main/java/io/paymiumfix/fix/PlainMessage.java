package io.paymiumfix.fix;

import io.paymiumfix.fix44.field.BeginString;
import io.paymiumfix.fix44.field.CheckSum;
import io.paymiumfix.fix44.field.MsgSeqNum;
import io.paymiumfix.fix44.field.SenderCompID;
import io.paymiumfix.fix44.field.TargetCompID;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import quickfix.Field;
import quickfix.FieldNotFound;
import quickfix.Message;
import quickfix.SessionID;

/**
 * A command that is read where it lies, instead of being taken apart into some sixty objects: where its fields are few and well
 * known, one pass over the text tells that it is valid. QuickFIX/J takes it through the session like any other message; what is left
 * for it to validate is that the required fields are there.
 *
 * <p>Answers what is there and what it is; it cannot be changed, and the walk over its fields is of none. One instance serves one
 * message after the other, so nobody may keep it: it is for the message that the session expects next, which is never put aside.
 *
 * <p>Owned by the event loop.
 */
final class PlainMessage extends Message {
    private static final long serialVersionUID = 1L;

    private final transient PlainForms forms;
    private final transient PlainFields read;

    PlainMessage(final PlainForms forms, final SessionID session) {
        super();
        this.forms = forms;
        read = new PlainFields(session);
        header = new PlainHeader(read, session);
        trailer = new PlainTrailer();
    }

    /**
     * Whether it is this message now; otherwise nothing may be asked of it, and the text is to be parsed.
     *
     * @param text a message whose length is right, with a checksum at its end
     * @param expected the MsgSeqNum(34) that the session expects
     */
    boolean read(final String text, final int expected) {
        final PlainForm form = forms.of(text);
        return form != null && read.read(text, form) && read.msgSeqNum() == expected;
    }

    @Override
    public boolean isSetField(final int tag) {
        return read.isSetInBody(tag);
    }

    @Override
    public String getString(final int tag) throws FieldNotFound {
        require(isSetField(tag), tag);
        return read.value(tag);
    }

    @Override
    public Optional<String> getOptionalString(final int tag) {
        return isSetField(tag) ? Optional.of(read.value(tag)) : Optional.empty();
    }

    /** Of nothing that anybody has still to look at: neither a field to validate nor an instruction to refuse. */
    @Override
    public Iterator<Field<?>> iterator() {
        return Collections.emptyIterator();
    }

    @Override
    public String toRawString() {
        return read.text();
    }

    @Override
    public String toString() {
        return read.text();
    }

    @Override
    public Object clone() {
        throw new UnsupportedOperationException("a plain message is over when the session is done with it");
    }

    private static void require(final boolean isSet, final int tag) throws FieldNotFound {
        if (!isSet) {
            throw new FieldNotFound(tag);
        }
    }

    /** Its header, in which lies what a refusal by QuickFIX/J itself turns round, and which is the same in all messages of a session. */
    private static final class PlainHeader extends Header {
        private static final long serialVersionUID = 1L;

        private final transient PlainFields read;

        PlainHeader(final PlainFields read, final SessionID session) {
            this.read = read;
            setString(BeginString.FIELD, session.getBeginString());
            setString(SenderCompID.FIELD, session.getTargetCompID());
            setString(TargetCompID.FIELD, session.getSenderCompID());
        }

        @Override
        public boolean isSetField(final int tag) {
            return read.isSetInHeader(tag);
        }

        @Override
        public String getString(final int tag) throws FieldNotFound {
            require(isSetField(tag), tag);
            return read.value(tag);
        }

        @Override
        public Optional<String> getOptionalString(final int tag) {
            return isSetField(tag) ? Optional.of(read.value(tag)) : Optional.empty();
        }

        @Override
        public int getInt(final int tag) throws FieldNotFound {
            return tag == MsgSeqNum.FIELD ? read.msgSeqNum() : super.getInt(tag);
        }

        @Override
        public Iterator<Field<?>> iterator() {
            return Collections.emptyIterator();
        }
    }

    /** Its trailer, which is a checksum that was found right. */
    private static final class PlainTrailer extends Trailer {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean isSetField(final int tag) {
            return tag == CheckSum.FIELD;
        }
    }
}

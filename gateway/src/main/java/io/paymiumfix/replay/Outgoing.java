package io.paymiumfix.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import quickfix.DataDictionary;
import quickfix.FieldType;

/** Makes of a recorded message the one to send now: as it was, but for numbers, times and the password. */
final class Outgoing {

    private final DataDictionary dictionary;
    private final Duration ahead;
    private final String username;

    /**
     * For one session.
     *
     * @param ahead what the log's clock is ahead of UTC by
     * @param username for a Logon(A) that was not recorded
     */
    Outgoing(final DataDictionary dictionary, final Duration ahead, final String username) {
        this.dictionary = dictionary;
        this.ahead = ahead;
        this.username = username;
    }

    /**
     * The message with its new numbers; every time in it as far from now as it was from when it was logged.
     *
     * @param seqNum MsgSeqNum(34)
     * @param nextIn the number expected of the gateway next
     */
    FixMessage of(final Step step, final int seqNum, final int nextIn, final Instant now) {
        final Duration moved = Duration.between(step.at().minus(ahead), now);
        final List<FixMessage.Field> fields = new ArrayList<>();
        for (final FixMessage.Field field : step.message().fields()) {
            fields.add(new FixMessage.Field(field.tag(), value(step, field, seqNum, nextIn, moved)));
        }
        return new FixMessage(fields).renumbered();
    }

    private String value(
            final Step step, final FixMessage.Field field, final int seqNum, final int nextIn, final Duration moved) {
        return switch (field.tag()) {
            case Tags.MSG_SEQ_NUM -> Integer.toString(seqNum);
            case Tags.NEXT_EXPECTED_MSG_SEQ_NUM -> Integer.toString(nextIn);
            case Tags.LAST_MSG_SEQ_NUM_PROCESSED -> Integer.toString(nextIn - 1);
            case Tags.PASSWORD -> step.isLogon() && !step.isRefusedLogon() ? StandConfig.PASSWORD : field.value();
            case Tags.USERNAME -> step.line() == 0 ? username : field.value();
            default ->
                dictionary.getFieldType(field.tag()) == FieldType.UTCTIMESTAMP
                        ? UtcTime.moved(field.value(), moved)
                        : field.value();
        };
    }
}

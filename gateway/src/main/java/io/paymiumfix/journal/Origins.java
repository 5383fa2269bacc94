package io.paymiumfix.journal;

import io.paymiumfix.order.Origin;

/** {@link Origin} on the wire. */
final class Origins {

    private Origins() {}

    static void put(final WireWriter out, final Origin origin) {
        out.putText(origin.session());
        out.putText(origin.owner());
        out.putText(origin.onBehalfOf());
        out.putInt(origin.msgSeqNum());
        out.putBoolean(origin.possDup());
        out.putBoolean(origin.possResend());
        out.putLong(origin.sentUs());
        out.putLong(origin.origSentUs());
        out.putLong(origin.transactUs());
    }

    static Origin read(final WireReader in) {
        return new Origin(
                in.readText(),
                in.readText(),
                in.readText(),
                in.readInt(),
                in.readBoolean(),
                in.readBoolean(),
                in.readLong(),
                in.readLong(),
                in.readLong());
    }
}

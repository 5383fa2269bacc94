package io.paymiumfix.fix;

import static io.paymiumfix.fix.CommandDecoder.text;

import io.paymiumfix.fix44.DontKnowTrade;
import io.paymiumfix.fix44.ExecutionReport;
import io.paymiumfix.fix44.OrderCancelReject;
import io.paymiumfix.fix44.field.DKReason;
import io.paymiumfix.fix44.field.ExecID;
import io.paymiumfix.fix44.field.MsgType;
import io.paymiumfix.fix44.field.OrderID;
import io.paymiumfix.fix44.field.RefMsgType;
import io.paymiumfix.fix44.field.RefSeqNum;
import io.paymiumfix.fix44.field.RefTagID;
import io.paymiumfix.fix44.field.Text;
import io.paymiumfix.order.Inbox;
import io.paymiumfix.order.Input;
import io.paymiumfix.text.Printable;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quickfix.FieldNotFound;
import quickfix.Message;
import quickfix.MessageUtils;

/**
 * What clients refuse of what we sent: Reject(3), BusinessMessageReject(j), DontKnowTrade(Q). If it is a report, the
 * core is told which order it was about; the first two name only its MsgSeqNum(34), so it is read from the store.
 *
 * <p>Called by the event loop; looks for messages on {@code fix-housekeeping}.
 */
final class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    /** Little, as the store is locked while a page is read, and the event loop waits for that. */
    private static final int PAGE_BYTES = 16 << 10;

    /** A client that refuses everything must not keep us busy with looking it up. */
    private static final int MOST_LOOKED_FOR = 100;

    private static final int MOST_SAID = 500;

    private final Inbox inbox;
    private final Housekeeping housekeeping;
    private final AtomicInteger lookedFor = new AtomicInteger();

    Refusals(final Inbox inbox, final Housekeeping housekeeping) {
        this.inbox = inbox;
        this.housekeeping = housekeeping;
    }

    void refused(final FixSession session, final Message refusal) throws FieldNotFound {
        final String type = refusal.getHeader().getString(MsgType.FIELD);
        final String said = Printable.of(SecretMask.mask(said(type, refusal)), MOST_SAID);
        if (type.equals(DontKnowTrade.MSGTYPE)) {
            tell(session, id(refusal, OrderID.FIELD), id(refusal, ExecID.FIELD), said);
            return;
        }
        final String refMsgType = text(refusal, RefMsgType.FIELD);
        if (!refMsgType.isEmpty()
                && !refMsgType.equals(ExecutionReport.MSGTYPE)
                && !refMsgType.equals(OrderCancelReject.MSGTYPE)) {
            LOG.warn("session {}: the client refused a message that is no report: {}", session.name(), said);
            return;
        }
        final int msgSeqNum = refusal.isSetField(RefSeqNum.FIELD) ? refusal.getInt(RefSeqNum.FIELD) : 0;
        if (lookedFor.get() >= MOST_LOOKED_FOR) {
            tell(session, "", "", said);
            return;
        }
        lookedFor.incrementAndGet();
        housekeeping.now(() -> {
            lookedFor.decrementAndGet();
            lookFor(session, msgSeqNum, !refMsgType.isEmpty(), said);
        });
    }

    private void lookFor(
            final FixSession session, final int msgSeqNum, final boolean isSurelyReport, final String said) {
        final String[] found = {""};
        final SentMessages.Cursor cursor = new SentMessages.Cursor();
        final int generation = session.store().generation();
        boolean more = true;
        while (more && found[0].isEmpty()) {
            more = session.store()
                    .readOn(cursor, generation, msgSeqNum, msgSeqNum, PAGE_BYTES, (g, number, reportSeq, message) -> {
                        found[0] = new String(message, StandardCharsets.ISO_8859_1);
                    });
        }
        final String type = found[0].isEmpty() ? "" : field(found[0], MsgType.FIELD);
        final boolean isReport = type.equals(ExecutionReport.MSGTYPE) || type.equals(OrderCancelReject.MSGTYPE);
        if (isReport || (type.isEmpty() && isSurelyReport)) {
            tell(session, field(found[0], OrderID.FIELD), field(found[0], ExecID.FIELD), said);
        } else {
            LOG.warn("session {}: the client refused a message that is no report: {}", session.name(), said);
        }
    }

    private void tell(final FixSession session, final String orderId, final String execId, final String said) {
        final Input input = new Input.ReportRefused(session.name(), orderId, execId, said);
        if (!inbox.offer(input, Inbox.Urgency.NEW_ORDER)) {
            LOG.error(
                    "ALARM CLIENT_REFUSED_REPORT {}: order {} ExecID(17) {}: {}; the core had no room to note it, nothing"
                            + " is sent again, an operator should look",
                    session.name(),
                    orderId,
                    execId,
                    said);
        }
    }

    private static String said(final String type, final Message refusal) throws FieldNotFound {
        final StringBuilder said = new StringBuilder("35=").append(type);
        for (final int tag : new int[] {RefSeqNum.FIELD, RefMsgType.FIELD, RefTagID.FIELD, 373, 380, DKReason.FIELD}) {
            if (refusal.isSetField(tag)) {
                said.append(' ').append(tag).append('=').append(refusal.getString(tag));
            }
        }
        final String text = text(refusal, Text.FIELD);
        return text.isEmpty() ? said.toString() : said + ": " + text;
    }

    /** As the client wrote it; ours are shorter than what is cut. */
    private static String id(final Message refusal, final int tag) throws FieldNotFound {
        return Printable.of(text(refusal, tag));
    }

    private static String field(final String message, final int tag) {
        final String value = MessageUtils.getStringField(message, tag);
        return value == null ? "" : value;
    }
}

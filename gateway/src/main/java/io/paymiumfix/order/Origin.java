package io.paymiumfix.order;

/**
 * Where a command came from, and when its sender says it did.
 *
 * @param session the configured name of the FIX session
 * @param owner whose ClOrdIDs these are: SenderCompID(49), and {@code /} OnBehalfOfCompID(115) if given
 * @param onBehalfOf OnBehalfOfCompID(115), or empty; answers carry it as DeliverToCompID(128)
 * @param msgSeqNum MsgSeqNum(34)
 * @param possDup PossDupFlag(43)=Y: the session layer delivers it again
 * @param possResend PossResend(97)=Y: the client may have sent it before under another MsgSeqNum(34)
 * @param sentUs SendingTime(52)
 * @param origSentUs OrigSendingTime(122), or 0
 * @param transactUs TransactTime(60), or 0
 */
public record Origin(
        String session,
        String owner,
        String onBehalfOf,
        int msgSeqNum,
        boolean possDup,
        boolean possResend,
        long sentUs,
        long origSentUs,
        long transactUs) {}

package io.paymiumfix.fix;

/**
 * A session at one moment, for health and console.
 *
 * @param session its configured name
 * @param loggedOn true between Logon(A) and Logout(5) or loss of the connection
 * @param nextSenderMsgSeqNum MsgSeqNum(34) of the next message we send
 * @param nextTargetMsgSeqNum MsgSeqNum(34) of the next message we expect
 * @param journalledTargetMsgSeqNum the same as it would be after a crash now: lower while commands are on their way to
 *     the journal
 * @param pendingReports reports waiting for its logon
 */
public record SessionHealth(
        String session,
        boolean loggedOn,
        int nextSenderMsgSeqNum,
        int nextTargetMsgSeqNum,
        int journalledTargetMsgSeqNum,
        int pendingReports) {}

package io.paymiumfix.bench;

import java.nio.ByteBuffer;

/** The raw bridge's ExecutionReport(8) with 150=0, prepared; in both messages numbers and amounts have fixed widths. */
final class RawReport {

    private static final int ID_DIGITS = 9;

    private final FixTemplate report;
    private final int seqNumAt;
    private final int sendingTimeAt;
    private final int clOrdIdAt;
    private final int execIdAt;
    private final int orderIdAt;
    private final int amountAt;
    private final int leavesAt;
    private final int uuidAt;

    RawReport(String header) {
        String amount = Orders.AMOUNT_START + "0".repeat(Orders.AMOUNT_DIGITS);
        report = FixTemplate.of("35=8|" + header + "6=0|11=B000000000|14=0|17=X000000000|37=O000000000|38=" + amount
                + "|39=0|54=1|55=BTC/EUR|150=0|151=" + amount + "|198=00000000-0000-4000-8000-000000000000|");
        seqNumAt = report.valueOf("34");
        sendingTimeAt = report.valueOf("52");
        clOrdIdAt = report.valueOf("11") + 1;
        execIdAt = report.valueOf("17") + 1;
        orderIdAt = report.valueOf("37") + 1;
        amountAt = report.valueOf("38");
        leavesAt = report.valueOf("151");
        uuidAt = report.valueOf("198");
    }

    ByteBuffer of(long seqNum, long order, String amount, String uuid) {
        report.digits(seqNumAt, ID_DIGITS, seqNum);
        report.time(sendingTimeAt, System.currentTimeMillis());
        report.digits(clOrdIdAt, ID_DIGITS, order);
        report.digits(execIdAt, ID_DIGITS, order);
        report.digits(orderIdAt, ID_DIGITS, order);
        report.text(amountAt, amount);
        report.text(leavesAt, amount);
        report.text(uuidAt, uuid);
        return report.sealed();
    }
}

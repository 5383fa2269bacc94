package io.paymiumfix;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a client believes of its orders, from nothing but what it was told, and whatever it was told that no honest
 * gateway would say. Owned by the {@link Oms} that keeps it.
 */
final class Blotter {
    private final Map<String, Held> orders = new LinkedHashMap<>();
    private final Set<String> cancelsRejected = new HashSet<>();
    private final List<String> faults = new ArrayList<>();
    private long withPossDup;
    private long withPossResend;
    private long repeatsByPossDup;
    private long repeatsByPossResend;

    /** An order as its owner believes it to be. */
    static final class Held {
        private final Map<String, BigDecimal> execIds = new LinkedHashMap<>();
        private final Map<String, BigDecimal> fees = new LinkedHashMap<>();
        private final Set<String> statuses = ConcurrentHashMap.newKeySet();
        private String ordStatus = "";
        private String uuid = "";
        private BigDecimal cumQty = BigDecimal.ZERO;
        private BigDecimal avgPx = BigDecimal.ZERO;
        private BigDecimal gross = BigDecimal.ZERO;
        private String lastText = "";
        private String unknownText = "";

        String ordStatus() {
            return ordStatus;
        }

        String uuid() {
            return uuid;
        }

        BigDecimal cumQty() {
            return cumQty;
        }

        BigDecimal avgPx() {
            return avgPx;
        }

        BigDecimal gross() {
            return gross;
        }

        BigDecimal fee(final String currency) {
            return fees.getOrDefault(currency, BigDecimal.ZERO);
        }

        String lastText() {
            return lastText;
        }

        /** True when any execution report was about it: without one it is lost. */
        boolean isReported() {
            return !execIds.isEmpty();
        }

        /** True when it was ever said that its outcome is not known. */
        boolean wasUnknown() {
            return !unknownText.isEmpty();
        }

        /** What was said when its outcome became unknown, or empty. */
        String unknownText() {
            return unknownText;
        }

        /** True when it ever had this status, however shortly. */
        boolean was(final String status) {
            return statuses.contains(status);
        }

        private void becomes(final String status) {
            ordStatus = status;
            statuses.add(status);
        }

        boolean isEnded() {
            return ordStatus.equals("2") || ordStatus.equals("4") || ordStatus.equals("8");
        }

        @Override
        public String toString() {
            return "39=" + ordStatus + " 14=" + cumQty + " 198=" + uuid + " fees=" + fees + " 58=" + lastText;
        }
    }

    Held order(final String clOrdId) {
        return orders.getOrDefault(clOrdId, new Held());
    }

    Map<String, Held> orders() {
        return new LinkedHashMap<>(orders);
    }

    List<String> faults() {
        return List.copyOf(faults);
    }

    void fault(final String what) {
        faults.add(what);
    }

    /** Reports that came with PossDupFlag(43)=Y, for the first time or again. */
    long withPossDup() {
        return withPossDup;
    }

    /** Reports that came with PossResend(97)=Y, for the first time or again. */
    long withPossResend() {
        return withPossResend;
    }

    /** Reports that came again with PossDupFlag(43)=Y. */
    long repeatsByPossDup() {
        return repeatsByPossDup;
    }

    /** Reports that came again with PossResend(97)=Y. */
    long repeatsByPossResend() {
        return repeatsByPossResend;
    }

    /** Something with PossDupFlag(43)=Y came that the session has had already. */
    void repeated(final Map<Integer, List<String>> fields) {
        if (one(fields, 35).equals("8")) {
            withPossDup++;
            repeatsByPossDup++;
        }
    }

    /** OrderCancelReject(9): it has no ExecID(17), the ClOrdID(11) of the request tells one that came before. */
    void cancelRejected(final Map<Integer, List<String>> fields, final String text) {
        if (!cancelsRejected.add(one(fields, 11))) {
            if (!one(fields, 97).equals("Y") && !one(fields, 43).equals("Y")) {
                faults.add("a cancel refused twice: " + text);
            }
            return;
        }
        final Held held = orders.get(one(fields, 41));
        if (held != null) {
            held.becomes(one(fields, 39));
        }
    }

    /** ExecutionReport(8). */
    void reported(final Map<Integer, List<String>> fields, final String text) {
        withPossDup += one(fields, 43).equals("Y") ? 1 : 0;
        withPossResend += one(fields, 97).equals("Y") ? 1 : 0;
        final String execType = one(fields, 150);
        if (execType.equals("I")) {
            return; // tells the state, changes nothing: what changed has a report of its own
        }
        final String clOrdId = fields.containsKey(41) ? one(fields, 41) : one(fields, 11);
        final Held held = orders.computeIfAbsent(clOrdId, id -> new Held());
        final BigDecimal cumQty = new BigDecimal(one(fields, 14));
        if (held.execIds.putIfAbsent(one(fields, 17), cumQty) != null) {
            repeatedExecId(fields, text);
            return;
        }
        if (execType.equals("F")) {
            final BigDecimal after = held.cumQty.add(new BigDecimal(one(fields, 32)));
            if (after.compareTo(cumQty) != 0) {
                faults.add("LastQty(32) does not lead from " + held.cumQty + " to CumQty(14): " + text);
            }
        } else if (held.cumQty.compareTo(cumQty) != 0) {
            faults.add("CumQty(14) moved without a fill, was " + held.cumQty + ": " + text);
        }
        held.cumQty = cumQty;
        held.becomes(one(fields, 39));
        held.avgPx = new BigDecimal(one(fields, 6));
        held.gross = fields.containsKey(381) ? new BigDecimal(one(fields, 381)) : held.gross;
        held.uuid = fields.containsKey(198) ? one(fields, 198) : held.uuid;
        held.lastText = one(fields, 58);
        if (held.unknownText.isEmpty() && held.lastText.startsWith("OUTCOME_UNKNOWN")) {
            held.unknownText = held.lastText;
        }
        final List<String> amounts = fields.getOrDefault(137, List.of());
        for (int i = 0; i < amounts.size(); i++) {
            held.fees.merge(fields.get(138).get(i), new BigDecimal(amounts.get(i)), BigDecimal::add);
        }
    }

    private void repeatedExecId(final Map<Integer, List<String>> fields, final String text) {
        if (one(fields, 97).equals("Y")) {
            repeatsByPossResend++;
        } else if (one(fields, 43).equals("Y")) {
            repeatsByPossDup++;
        } else {
            faults.add("ExecID(17) twice: " + text);
        }
    }

    private static String one(final Map<Integer, List<String>> fields, final int tag) {
        final List<String> values = fields.get(tag);
        return values == null ? "" : values.get(0);
    }
}

package io.paymiumfix.order;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reports of ours that a client did not accept: its book may differ from ours and from the venue's. The newest are
 * kept, of so many orders and so many of each. Owned by {@code order-core}.
 */
final class RefusedReports {
    private static final int ORDERS = 1_000;
    private static final int OF_ONE_ORDER = 5;

    private final Turn turn;
    private final Map<String, List<String>> byOrderId = new LinkedHashMap<>();

    RefusedReports(final Turn turn) {
        this.turn = turn;
    }

    void refused(final Input.ReportRefused input) {
        turn.alarm(
                "CLIENT_REFUSED_REPORT",
                input.orderId().isEmpty() ? input.session() : input.orderId(),
                "session " + input.session() + " did not accept report " + input.execId() + ": " + input.text()
                        + "; it is not sent again, an operator should look");
        if (input.orderId().isEmpty()) {
            return;
        }
        final List<String> refused = byOrderId.computeIfAbsent(input.orderId(), id -> new ArrayList<>());
        if (refused.size() == OF_ONE_ORDER) {
            refused.remove(0);
        }
        refused.add("report not accepted by client: session " + input.session() + ", " + input.execId() + ": "
                + input.text());
        while (byOrderId.size() > ORDERS) {
            byOrderId.remove(byOrderId.keySet().iterator().next());
        }
    }

    /** What was not accepted of this order, oldest first. */
    List<String> of(final String orderId) {
        return byOrderId.getOrDefault(orderId, List.of());
    }

    // ---------------------------------------------------------------- snapshots

    void save(final CoreWriter out) {
        out.begin("RefusedReports", 1);
        out.putAll(byOrderId.entrySet(), entry -> {
            out.putText(entry.getKey());
            out.putTexts(entry.getValue());
        });
    }

    void load(final CoreReader in) {
        in.begin("RefusedReports", 1);
        in.readAll(() -> {
            final List<String> refused = new ArrayList<>();
            byOrderId.put(in.readText(), refused);
            in.readTexts(refused);
        });
    }
}

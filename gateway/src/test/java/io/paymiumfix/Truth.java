package io.paymiumfix;

import io.paymiumfix.simulator.SimulatedUser;
import io.paymiumfix.simulator.Simulator;
import io.paymiumfix.simulator.exchange.OrderTruth;
import io.paymiumfix.simulator.rest.ReceivedRequest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What the venue knows, held against what a client believes. Any thread. */
final class Truth {
    private final Simulator venue;
    private final SimulatedUser account;

    Truth(final Simulator venue, final SimulatedUser account) {
        this.venue = venue;
        this.account = account;
    }

    /** What the client believes wrongly of each of its orders, or was never told; empty when all is well. */
    List<String> differences(final Oms client, final Collection<String> clOrdIds) {
        final List<String> differences = new ArrayList<>();
        int accepted = 0;
        for (final String clOrdId : clOrdIds) {
            final Oms.Held held = client.order(clOrdId);
            accepted += held.uuid().isEmpty() ? 0 : 1;
            final String difference = difference(held);
            if (!difference.isEmpty()) {
                differences.add(clOrdId + ": " + difference + "; the client has " + held);
            }
        }
        final int placed = venue.orders(account).size();
        if (placed != accepted) {
            differences.add("the venue has " + placed + " orders of the account, the client knows of " + accepted);
        }
        return differences;
    }

    private String difference(final Oms.Held held) {
        if (!held.isReported()) {
            return "no report was ever about it";
        }
        if (held.uuid().isEmpty()) {
            return held.ordStatus().equals("8") ? "" : "neither accepted nor rejected";
        }
        final OrderTruth truth = venue.order(UUID.fromString(held.uuid())).orElseThrow();
        final boolean isTrue = held.ordStatus().equals(ordStatus(truth))
                && held.cumQty().compareTo(truth.tradedBtc()) == 0
                && held.gross().compareTo(truth.tradedCurrency()) == 0
                && held.avgPx().compareTo(averagePrice(truth)) == 0
                && held.fee("BTC").compareTo(truth.btcFee()) == 0
                && held.fee("EUR").compareTo(truth.currencyFee()) == 0;
        return isTrue ? "" : "the venue has " + truth;
    }

    private static BigDecimal averagePrice(final OrderTruth truth) {
        return truth.tradedBtc().signum() == 0
                ? BigDecimal.ZERO
                : truth.tradedCurrency().divide(truth.tradedBtc(), 8, RoundingMode.HALF_EVEN);
    }

    private static String ordStatus(final OrderTruth truth) {
        return switch (truth.state()) {
            case FILLED -> truth.amount() != null && truth.tradedBtc().compareTo(truth.amount()) < 0 ? "4" : "2";
            case CANCELED -> "4";
            default -> truth.tradedBtc().signum() == 0 ? "0" : "1";
        };
    }

    /** Requests whose nonce was not above all before it; empty when nonces only ever grew. */
    List<ReceivedRequest> noncesThatDidNotGrow() {
        final List<ReceivedRequest> wrong = new ArrayList<>();
        long last = 0;
        for (final ReceivedRequest request : venue.requests()) {
            if (!request.apiKey().isEmpty()) {
                final long nonce = request.nonce().orElse(0);
                if (nonce <= last) {
                    wrong.add(request);
                }
                last = Math.max(last, nonce);
            }
        }
        return wrong;
    }

    /** POSTs of orders that reached the venue. */
    long posts() {
        return venue.requests().stream()
                .filter(request -> request.method().equals("POST"))
                .count();
    }
}

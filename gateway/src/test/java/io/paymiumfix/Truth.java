package io.paymiumfix;

import io.paymiumfix.simulator.SimulatedUser;
import io.paymiumfix.simulator.Simulator;
import io.paymiumfix.simulator.exchange.OrderTruth;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What the venue knows, held against what a client believes. Any thread. */
final class Truth {
    private final Venue venue;

    /** A simulator, in this process or another. */
    interface Venue {
        /** The order as it is, whatever faults make the API tell. */
        Optional<Placed> order(String uuid) throws Exception;

        /** How many orders the account ever placed. */
        long placed() throws Exception;

        /** What it was asked, in order of arrival. */
        List<Asked> requests() throws Exception;
    }

    /** An order of the venue; {@code amount} is null for one by currency amount. */
    record Placed(
            String state,
            BigDecimal amount,
            BigDecimal tradedBtc,
            BigDecimal tradedCurrency,
            BigDecimal btcFee,
            BigDecimal currencyFee) {
        static Placed of(final OrderTruth order) {
            return new Placed(
                    order.state().word(),
                    order.amount(),
                    order.tradedBtc(),
                    order.tradedCurrency(),
                    order.btcFee(),
                    order.currencyFee());
        }
    }

    /** A request as it reached the venue; the nonce is 0 when there is none, the status 0 when it was not processed. */
    record Asked(String method, String path, String apiKey, long nonce, String body, int status) {}

    Truth(final Venue venue) {
        this.venue = venue;
    }

    Truth(final Simulator simulator, final SimulatedUser account) {
        this(new Venue() {
            @Override
            public Optional<Placed> order(final String uuid) {
                return simulator.order(UUID.fromString(uuid)).map(Placed::of);
            }

            @Override
            public long placed() {
                return simulator.orders(account).size();
            }

            @Override
            public List<Asked> requests() {
                return simulator.requests().stream()
                        .map(request -> new Asked(
                                request.method(),
                                request.path(),
                                request.apiKey(),
                                request.nonce().orElse(0),
                                request.body(),
                                request.status()))
                        .toList();
            }
        });
    }

    /** What the client believes wrongly of each of its orders, or was never told; empty when all is well. */
    List<String> differences(final Oms client, final Collection<String> clOrdIds) throws Exception {
        final List<String> differences = new ArrayList<>();
        final Set<String> uuids = new HashSet<>();
        for (final String clOrdId : clOrdIds) {
            final Blotter.Held held = client.order(clOrdId);
            if (!held.uuid().isEmpty() && !uuids.add(held.uuid())) {
                differences.add(clOrdId + ": another order has its uuid " + held.uuid());
            }
            final String difference = difference(held);
            if (!difference.isEmpty()) {
                differences.add(clOrdId + ": " + difference + "; the client has " + held);
            }
        }
        final long placed = venue.placed();
        if (placed != uuids.size()) {
            differences.add("the venue has " + placed + " orders of the account, the client knows of " + uuids.size());
        }
        return differences;
    }

    /** What is believed wrongly of this order, or empty. */
    String difference(final Blotter.Held held) throws Exception {
        if (!held.isReported()) {
            return "no report was ever about it";
        }
        if (held.uuid().isEmpty()) {
            return held.ordStatus().equals("8") ? "" : "neither accepted nor rejected";
        }
        final Placed truth = venue.order(held.uuid()).orElseThrow();
        final boolean isTrue = held.ordStatus().equals(ordStatus(truth))
                && held.cumQty().compareTo(truth.tradedBtc()) == 0
                && held.gross().compareTo(truth.tradedCurrency()) == 0
                && held.avgPx().compareTo(averagePrice(truth)) == 0
                && held.fee("BTC").compareTo(truth.btcFee()) == 0
                && held.fee("EUR").compareTo(truth.currencyFee()) == 0;
        return isTrue ? "" : "the venue has " + truth;
    }

    private static BigDecimal averagePrice(final Placed truth) {
        return truth.tradedBtc().signum() == 0
                ? BigDecimal.ZERO
                : truth.tradedCurrency().divide(truth.tradedBtc(), 8, RoundingMode.HALF_EVEN);
    }

    private static String ordStatus(final Placed truth) {
        return switch (truth.state()) {
            case "filled" -> truth.amount() != null && truth.tradedBtc().compareTo(truth.amount()) < 0 ? "4" : "2";
            case "canceled" -> "4";
            default -> truth.tradedBtc().signum() == 0 ? "0" : "1";
        };
    }

    /** Requests whose nonce was not above all before it; empty when nonces only ever grew. */
    List<Asked> noncesThatDidNotGrow() throws Exception {
        final List<Asked> wrong = new ArrayList<>();
        long last = 0;
        for (final Asked request : venue.requests()) {
            if (!request.apiKey().isEmpty()) {
                if (request.nonce() <= last) {
                    wrong.add(request);
                }
                last = Math.max(last, request.nonce());
            }
        }
        return wrong;
    }

    /** POSTs of orders that reached the venue. */
    long posts() throws Exception {
        return venue.requests().stream()
                .filter(request -> request.method().equals("POST"))
                .count();
    }
}

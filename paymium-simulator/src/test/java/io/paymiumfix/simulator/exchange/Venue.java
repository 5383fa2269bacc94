package io.paymiumfix.simulator.exchange;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** An exchange with three accounts of 1,000,000 EUR and 100 BTC each, a clock that stands, and a recorder. */
final class Venue {

    final AtomicLong nowMicros = new AtomicLong(1_795_000_000_000_000L);
    final RecordingListener listener = new RecordingListener();
    final Exchange exchange;

    Venue(ExchangeSettings settings) {
        exchange = new Exchange(settings, nowMicros::get, 42, listener);
        for (String user : List.of("ann", "ben", "cho")) {
            exchange.open(user, "en", new BigDecimal("1000000"), new BigDecimal("100"));
        }
    }

    static Venue withoutFees() {
        return new Venue(ExchangeSettings.defaults().toBuilder()
                .makerFeePpm(0)
                .takerFeePpm(0)
                .build());
    }

    UUID buys(String user, String amount, String price) throws OrderRefused {
        return places(user, NewOrder.limit(Direction.BUY, amount, price));
    }

    UUID sells(String user, String amount, String price) throws OrderRefused {
        return places(user, NewOrder.limit(Direction.SELL, amount, price));
    }

    UUID places(String user, NewOrder order) throws OrderRefused {
        return exchange.placeAndActivate(user, order).uuid();
    }

    OrderTruth order(UUID uuid) {
        return exchange.order(uuid).orElseThrow();
    }

    Balances balances(String user) {
        return exchange.balances(user);
    }

    List<String> events() {
        return listener.collect();
    }
}

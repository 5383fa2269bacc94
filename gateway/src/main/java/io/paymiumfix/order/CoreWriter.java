package io.paymiumfix.order;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Writes the core's state, part by part. Each part begins with its name and version; an order is written whole
 * where it is first mentioned and by its OrderID(37) from then on, so that many may refer to one. Owned by
 * {@code order-core}, for one state.
 */
final class CoreWriter {
    private final StateWriter out;
    private final Set<String> mentioned = new LinkedHashSet<>();

    CoreWriter(final StateWriter out) {
        this.out = out;
    }

    /** What follows is this part, as its class writes it in this version. */
    void begin(final String part, final int version) {
        out.putText(part);
        out.putInt(version);
    }

    void putLong(final long value) {
        out.putLong(value);
    }

    void putInt(final int value) {
        out.putInt(value);
    }

    void putBoolean(final boolean value) {
        out.putBoolean(value);
    }

    void putChar(final char value) {
        out.putChar(value);
    }

    void putText(final String value) {
        out.putText(value);
    }

    /** By its name: a constant that is renamed is a new version of the part. */
    void putEnum(final Enum<?> value) {
        out.putText(value.name());
    }

    /** An input, or null. */
    void putInput(final Input input) {
        out.putBoolean(input != null);
        if (input != null) {
            out.putInput(input);
        }
    }

    /** An order as the venue tells it. */
    void putView(final VenueOrder view) {
        putInput(new Input.OrderSeen("", view));
    }

    /** An order, or null. */
    void putOrder(final Order order) {
        out.putText(order == null ? null : order.orderId());
        if (order != null && mentioned.add(order.orderId())) {
            order.save(this);
        }
    }

    /** A count, and each in the collection's order. */
    <T> void putAll(final Collection<T> all, final Consumer<T> each) {
        out.putInt(all.size());
        all.forEach(each);
    }

    void putTexts(final Collection<String> texts) {
        putAll(texts, out::putText);
    }

    void putTimes(final Map<String, Long> times) {
        putAll(times.entrySet(), entry -> {
            out.putText(entry.getKey());
            out.putLong(entry.getValue());
        });
    }

    void putOrders(final Collection<Order> orders) {
        putAll(orders, this::putOrder);
    }

    void putOrigin(final Origin origin) {
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

    void putTerms(final Terms terms) {
        out.putText(terms.account());
        out.putText(terms.symbol());
        out.putChar(terms.side());
        out.putChar(terms.ordType());
        out.putChar(terms.timeInForce());
        out.putLong(terms.amountSatoshi());
        out.putLong(terms.cashE8());
        out.putLong(terms.priceE8());
    }
}

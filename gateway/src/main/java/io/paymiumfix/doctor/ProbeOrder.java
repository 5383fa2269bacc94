package io.paymiumfix.doctor;

import io.paymiumfix.client.Direction;
import io.paymiumfix.client.NewVenueOrder;
import io.paymiumfix.client.VenueOrder;
import java.math.BigDecimal;

/**
 * An order that a probe placed, or may have placed.
 *
 * @param uuid the venue's id of it; null while it is not known
 */
record ProbeOrder(String uuid, Direction direction, BigDecimal amount, BigDecimal price) {
    private static final int PARTS = 4;

    NewVenueOrder toPlace() {
        return NewVenueOrder.limit(direction, amount, price);
    }

    ProbeOrder known(final String venueUuid) {
        return new ProbeOrder(venueUuid, direction, amount, price);
    }

    /** How a person finds it. */
    @Override
    public String toString() {
        return direction.word() + " " + amount.toPlainString() + " BTC at " + price.toPlainString() + " EUR"
                + (uuid == null ? "" : ", uuid " + uuid);
    }

    String line() {
        return (uuid == null ? "-" : uuid) + " " + direction.word() + " " + amount.toPlainString() + " "
                + price.toPlainString();
    }

    static ProbeOrder parse(final String line) {
        final String[] parts = line.split(" ", -1);
        if (parts.length != PARTS) {
            throw new IllegalArgumentException("not an order of a probe: " + line);
        }
        return new ProbeOrder(
                parts[0].equals("-") ? null : parts[0],
                parts[1].equals(Direction.BUY.word()) ? Direction.BUY : Direction.SELL,
                new BigDecimal(parts[2]),
                new BigDecimal(parts[3]));
    }

    /** True for what is shown exactly as it was sent. */
    boolean isKeptIn(final VenueOrder shown) {
        return shown.amount() != null
                && shown.price() != null
                && shown.amount().compareTo(amount) == 0
                && shown.price().compareTo(price) == 0;
    }

    /** True for what this could have become: also when the venue rounds. */
    boolean couldBe(final VenueOrder shown) {
        return direction.word().equals(shown.direction())
                && shown.price() != null
                && shown.price().subtract(price).abs().compareTo(BigDecimal.ONE) <= 0
                && (shown.amount() == null || shown.amount().compareTo(amount.multiply(BigDecimal.TEN)) < 0);
    }
}

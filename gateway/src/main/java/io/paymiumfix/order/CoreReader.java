package io.paymiumfix.order;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Reads what {@link CoreWriter} wrote. Owned by the thread that loads, for one state. */
final class CoreReader {
    private final StateReader in;
    private final Map<String, Order> mentioned = new LinkedHashMap<>();
    /** Those that most orders have alike, so that they also are the same. */
    private final Map<String, String> shared = new LinkedHashMap<>();

    CoreReader(final StateReader in) {
        this.in = in;
    }

    /**
     * The version in which this part was written.
     *
     * @param newest the one this build writes
     */
    int begin(final String part, final int newest) {
        final String found = in.readText();
        if (!part.equals(found)) {
            throw new IllegalArgumentException(found + " where " + part + " belongs");
        }
        final int version = in.readInt();
        if (version < 1 || version > newest) {
            throw new IllegalArgumentException(
                    part + " version " + version + ", this build reads 1 to " + newest + ": written by a newer one?");
        }
        return version;
    }

    long readLong() {
        return in.readLong();
    }

    int readInt() {
        return in.readInt();
    }

    boolean readBoolean() {
        return in.readBoolean();
    }

    char readChar() {
        return in.readChar();
    }

    String readText() {
        return in.readText();
    }

    <E extends Enum<E>> E readEnum(final Class<E> type) {
        return Enum.valueOf(type, in.readText());
    }

    <T extends Input> T readInput(final Class<T> type) {
        return in.readBoolean() ? type.cast(in.readInput()) : null;
    }

    VenueOrder readView() {
        return readInput(Input.OrderSeen.class).order();
    }

    Order readOrder() {
        final String orderId = in.readText();
        if (orderId == null || mentioned.containsKey(orderId)) {
            return mentioned.get(orderId);
        }
        final Order order = Order.load(orderId, this);
        mentioned.put(orderId, order);
        return order;
    }

    /** Runs it as often as there are elements; it reads one. */
    void readAll(final Runnable each) {
        for (int left = in.readInt(); left > 0; left--) {
            each.run();
        }
    }

    void readTexts(final Collection<String> into) {
        readAll(() -> into.add(in.readText()));
    }

    void readTimes(final Map<String, Long> into) {
        readAll(() -> into.put(in.readText(), in.readLong()));
    }

    void readOrders(final Consumer<Order> into) {
        readAll(() -> into.accept(readOrder()));
    }

    Origin readOrigin() {
        return new Origin(
                readShared(),
                readShared(),
                readShared(),
                in.readInt(),
                in.readBoolean(),
                in.readBoolean(),
                in.readLong(),
                in.readLong(),
                in.readLong());
    }

    Terms readTerms() {
        return new Terms(
                readShared(),
                readShared(),
                in.readChar(),
                in.readChar(),
                in.readChar(),
                in.readLong(),
                in.readLong(),
                in.readLong());
    }

    private String readShared() {
        final String text = in.readText();
        final String known = shared.putIfAbsent(text, text);
        return known == null ? text : known;
    }
}

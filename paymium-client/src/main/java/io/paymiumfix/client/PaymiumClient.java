package io.paymiumfix.client;

/** Paymium over REST. */
public final class PaymiumClient implements AutoCloseable {
    PaymiumClient() {}

    /** Opens a client with the machine's clock. */
    public static PaymiumClient open(ClientSettings settings) {
        throw new UnsupportedOperationException();
    }

    /** Opens a client with the given clock. */
    public static PaymiumClient open(ClientSettings settings, EpochMicrosClock clock) {
        throw new UnsupportedOperationException();
    }

    /** Opens the lane of a token; it takes over the file. */
    public Lane openLane(String name, ApiToken token, LaneFile file) {
        throw new UnsupportedOperationException();
    }

    /** Opens the lane of a token whose nonces must all be above {@code nonceFloor}. */
    public Lane openLane(String name, ApiToken token, LaneFile file, long nonceFloor) {
        throw new UnsupportedOperationException();
    }

    /** Reads public data; any thread. */
    public <T> void read(PublicCall<T> call, PublicReadHandler<T> handler) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}

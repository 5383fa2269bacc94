package io.paymiumfix.client;

import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** A client with one lane whose clocks a test may move. */
final class LaneFixture implements AutoCloseable {
    static final ApiToken TOKEN = new ApiToken("KEY-0123456789abcdef", Secret.of("SECRET-fedcba9876543210"));
    static final NewVenueOrder ORDER =
            NewVenueOrder.limit(Direction.BUY, new BigDecimal("0.00000001"), new BigDecimal("54000.50"));

    /** Added to the machine's clock, µs. */
    final AtomicLong clockOffsetMicros = new AtomicLong();
    /** Added to the machine's monotonic clock, ns. */
    final AtomicLong nanoOffset = new AtomicLong();

    final PaymiumClient client;
    final Lane lane;

    LaneFixture(URI uri, Path laneFile, UnaryOperator<ClientSettings.Builder> settings, HostResolver.Lookup lookup) {
        EpochMicrosClock machine = EpochMicrosClock.system();
        client = PaymiumClient.open(
                settings.apply(ClientSettings.of(uri).toBuilder()).build(),
                () -> machine.epochMicros() + clockOffsetMicros.get(),
                () -> System.nanoTime() + nanoOffset.get(),
                lookup);
        lane = client.openLane("test", TOKEN, LaneFile.open(laneFile));
    }

    LaneFixture(URI uri, Path laneFile, UnaryOperator<ClientSettings.Builder> settings) {
        this(uri, laneFile, settings, InetAddress::getAllByName);
    }

    LaneFixture(URI uri, Path laneFile) {
        this(uri, laneFile, settings -> settings);
    }

    Outcomes submit(Call call) {
        Outcomes outcomes = new Outcomes();
        lane.submit(call, outcomes);
        return outcomes;
    }

    static Call place(long callId) {
        return Call.placeOrder(callId, ORDER, 0);
    }

    @Override
    public void close() {
        client.close();
    }
}

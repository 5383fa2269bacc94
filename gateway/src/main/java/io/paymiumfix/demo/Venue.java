package io.paymiumfix.demo;

import io.paymiumfix.simulator.SimulatedToken;
import io.paymiumfix.simulator.SimulatedUser;
import io.paymiumfix.simulator.Simulator;
import io.paymiumfix.simulator.SimulatorSettings;
import io.paymiumfix.simulator.exchange.Direction;
import io.paymiumfix.simulator.exchange.NewOrder;
import io.paymiumfix.simulator.exchange.OrderRefused;
import io.paymiumfix.simulator.exchange.OrderTruth;
import io.paymiumfix.simulator.rest.ReceivedRequest;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A simulated Paymium with our account, and another client whose orders are all there is to trade with. */
final class Venue implements AutoCloseable {

    private static final String BASE_PATH = "/api/v1";

    private final Simulator simulator;
    private final SimulatedUser account;
    private final SimulatedToken token;
    private final SimulatedUser otherClient;
    private final List<Event> deeds = new ArrayList<>();
    private long toldSequence;

    private Venue(final Simulator simulator) {
        this.simulator = simulator;
        account = simulator.createUser("BC-DEMO", "100000", "5");
        token = account.createToken();
        otherClient = simulator.createUser("BC-OTHER", "100000", "5");
    }

    static Venue open() {
        return new Venue(Simulator.start(SimulatorSettings.defaults()));
    }

    URI baseUri() {
        return simulator.baseUri();
    }

    SimulatedToken token() {
        return token;
    }

    /** The other client places a limit order. */
    void otherClient(final Direction direction, final String amount, final String price) throws DemoException {
        deeds.add(new Event(
                Instant.now(),
                Event.Lane.AT_PAYMIUM,
                "another client",
                List.of(direction == Direction.BUY ? "buys" : "sells", amount + " BTC", "at " + price + " EUR")));
        try {
            simulator.place(otherClient, NewOrder.limit(direction, amount, price));
        } catch (OrderRefused e) {
            throw new DemoException("the simulator refused the other client's order: " + e.getMessage(), e);
        }
    }

    /** Every order of our account as the venue has it, oldest first. */
    List<OrderTruth> orders() {
        return simulator.orders(account);
    }

    long posts() {
        return simulator.requests().stream()
                .filter(request -> request.method().equals("POST"))
                .count();
    }

    /** Requests decided and deeds done since the last call. */
    List<Event> untold() {
        final List<Event> events = new ArrayList<>(deeds);
        deeds.clear();
        for (final ReceivedRequest request : simulator.requests()) {
            if (request.sequence() <= toldSequence) {
                continue;
            }
            if (request.status() == 0) {
                break;
            }
            toldSequence = request.sequence();
            events.add(event(request));
        }
        return events;
    }

    private static Event event(final ReceivedRequest request) {
        final String path =
                request.path().startsWith(BASE_PATH) ? request.path().substring(BASE_PATH.length()) : request.path();
        return new Event(
                request.at(),
                Event.Lane.GATEWAY_TO_PAYMIUM,
                request.method() + " " + request.status(),
                request.body().isEmpty() ? List.of(path) : List.of(path, request.body()));
    }

    @Override
    public void close() {
        simulator.close();
    }
}

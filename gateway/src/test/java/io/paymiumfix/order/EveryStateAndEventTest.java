package io.paymiumfix.order;

import static io.paymiumfix.order.Desk.view;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Every state of an order and its cancel, times everything that can happen to it: none is undefined. What
 * follows is written down in {@code order-states.txt}, to be read and changed on purpose:
 * {@code mvn -pl gateway -Dtest=EveryStateAndEventTest -Dorder-states.write=true test} writes it anew.
 */
@Timeout(20)
class EveryStateAndEventTest {
    private static final String TABLE = "order-states.txt";

    private static final Map<String, Consumer<Desk>> STATES = new LinkedHashMap<>();
    private static final Map<String, Function<Desk, List<String>>> EVENTS = new LinkedHashMap<>();

    static {
        final Consumer<Desk> placed = desk -> desk.order("A1").send();
        final Consumer<Desk> early =
                placed.andThen(desk -> desk.acceptsOrder(view("u1").state("pending_execution")));
        final Consumer<Desk> live = placed.andThen(desk -> desk.acceptsOrder(view("u1")));
        final Consumer<Desk> partly =
                live.andThen(desk -> desk.streams(view("u1").traded("0.2", "6000")));
        final Consumer<Desk> cancel = desk -> desk.cancel("C1", "A1");
        STATES.put("PENDING_NEW", placed);
        STATES.put("PENDING_NEW, cancel WAITING_FOR_UUID", placed.andThen(cancel));
        STATES.put("OUTCOME_UNKNOWN", placed.andThen(desk -> desk.unknown(Output.PlaceCall.class, "TIMEOUT")));
        STATES.put(
                "OUTCOME_UNKNOWN, cancel WAITING_FOR_UUID",
                placed.andThen(cancel).andThen(desk -> desk.unknown(Output.PlaceCall.class, "TIMEOUT")));
        STATES.put("LIVE, pending_execution", early);
        STATES.put("LIVE, active", live);
        STATES.put("LIVE, partly traded", partly);
        STATES.put("LIVE, partly traded, cancel DELETE_SENT", partly.andThen(cancel));
        STATES.put("LIVE, partly traded, cancel READING", partly.andThen(cancel).andThen(Desk::acceptsCancel));
        STATES.put(
                "LIVE, partly traded, cancel WAITING",
                partly.andThen(cancel)
                        .andThen(desk -> desk.notSent(Output.CancelCall.class, NotSentReason.CONNECT_FAILED)));
        STATES.put(
                "LIVE, partly traded, cancel HELD",
                partly.andThen(cancel)
                        .andThen(Desk::acceptsCancel)
                        .andThen(desk -> desk.refuses(Output.ReadCall.class, 404, RefusalKind.NOT_FOUND, "no")));
        STATES.put(
                "FILLED",
                live.andThen(desk -> desk.streams(view("u1").state("filled").traded("0.5", "15000"))));
        STATES.put(
                "CANCELED",
                partly.andThen(desk -> desk.streams(view("u1").state("canceled").traded("0.2", "6000"))));
        STATES.put(
                "REJECTED", placed.andThen(desk -> desk.refuses(Output.PlaceCall.class, 422, RefusalKind.OTHER, "no")));
        STATES.put("HALTED", partly.andThen(desk -> desk.streams(view("u1").traded("0.3", "6000"))));

        EVENTS.put("D with the same id", desk -> desk.order("A1").send());
        EVENTS.put("D again, 97=Y", desk -> desk.order("A1").possResend().send());
        EVENTS.put("D again, 43=Y", desk -> desk.order("A1").possDup().send());
        EVENTS.put("F", desk -> desk.cancel("C9", "A1"));
        EVENTS.put("POST accepted", desk -> desk.acceptsOrder(view("u1").state("pending_execution")));
        EVENTS.put("POST refused", desk -> desk.refuses(Output.PlaceCall.class, 422, RefusalKind.OTHER, "no"));
        EVENTS.put("POST not sent", desk -> desk.notSent(Output.PlaceCall.class, NotSentReason.BUDGET_EMPTY));
        EVENTS.put("POST unknown", desk -> desk.unknown(Output.PlaceCall.class, "RESET"));
        EVENTS.put("DELETE accepted", desk -> desk.made(Output.CancelCall.class) ? desk.acceptsCancel() : null);
        EVENTS.put(
                "DELETE 404",
                onCancel(desk -> desk.refuses(Output.CancelCall.class, 404, RefusalKind.NOT_FOUND, "no")));
        EVENTS.put(
                "DELETE 403",
                onCancel(desk -> desk.refuses(Output.CancelCall.class, 403, RefusalKind.NOT_AUTHORISED, "no")));
        EVENTS.put("DELETE 500", onCancel(desk -> desk.unknown(Output.CancelCall.class, "HTTP_500")));
        EVENTS.put(
                "DELETE not sent",
                onCancel(desk -> desk.notSent(Output.CancelCall.class, NotSentReason.CONNECT_FAILED)));
        EVENTS.put("read: the same", onRead(desk -> desk.reads(view("u1").traded("0.2", "6000"))));
        EVENTS.put("read: 404", onRead(desk -> desk.refuses(Output.ReadCall.class, 404, RefusalKind.NOT_FOUND, "no")));
        EVENTS.put("read: unknown", onRead(desk -> desk.unknown(Output.ReadCall.class, "TIMEOUT")));
        EVENTS.put(
                "seen: active, partly traded", desk -> desk.streams(view("u1").traded("0.2", "6000")));
        EVENTS.put("seen: traded more", desk -> desk.streams(view("u1").traded("0.4", "12000")));
        EVENTS.put("seen: traded less", desk -> desk.streams(view("u1").traded("0.1", "3000")));
        EVENTS.put(
                "seen: filled", desk -> desk.streams(view("u1").state("filled").traded("0.5", "15000")));
        EVENTS.put(
                "seen: canceled",
                desk -> desk.streams(view("u1").state("canceled").traded("0.2", "6000")));
        EVENTS.put(
                "seen: unknown word",
                desk -> desk.streams(view("u1").state("frozen").traded("0.2", "6000")));
        EVENTS.put("seen: undecodable", desk -> desk.streams(view("u1").undecodable("traded_btc")));
        EVENTS.put(
                "listed among the orders",
                desk -> desk.made(Output.ListCall.class) ? desk.lists(view("u1").traded("0.2", "6000")) : null);
        EVENTS.put("missing from a listing", desk -> {
            desk.pass(3_000);
            return desk.made(Output.ListCall.class) ? desk.lists(List.of("u1")) : null;
        });
        EVENTS.put(
                "an operator says it is u1",
                desk -> desk.decides("adopt", order(desk).orderId(), "u1"));
        EVENTS.put(
                "an operator says it is absent",
                desk -> desk.decides("absent", order(desk).orderId(), ""));
        EVENTS.put(
                "an operator resumes it",
                desk -> desk.decides("resume", order(desk).orderId(), ""));
        EVENTS.put(
                "an operator says it is gone",
                desk -> desk.decides("gone", order(desk).orderId(), ""));
        EVENTS.put("the stream begins and is lost", desk -> {
            final List<String> said = new ArrayList<>(desk.stream(true));
            said.addAll(desk.stream(false));
            return said;
        });
        EVENTS.put("20 s pass", desk -> desk.pass(20_000));
        EVENTS.put("restart", desk -> desk.restart());
    }

    private static Function<Desk, List<String>> onCancel(final Function<Desk, List<String>> event) {
        return desk -> desk.made(Output.CancelCall.class) ? event.apply(desk) : null;
    }

    private static Function<Desk, List<String>> onRead(final Function<Desk, List<String>> event) {
        return desk -> desk.made(Output.ReadCall.class) ? event.apply(desk) : null;
    }

    @Test
    void shouldDoWhatTheTableSays() throws IOException {
        final String table = table();
        if (Boolean.getBoolean("order-states.write")) {
            Files.writeString(Path.of("src/test/resources/io/paymiumfix/order", TABLE), table);
        }
        try (InputStream written = getClass().getResourceAsStream(TABLE)) {
            assertEquals(new String(written.readAllBytes(), StandardCharsets.UTF_8), table);
        }
    }

    @Test
    void shouldReachEveryState() {
        final Set<OrderState> reached = EnumSet.noneOf(OrderState.class);
        final Set<CancelPhase> phases = EnumSet.noneOf(CancelPhase.class);
        for (final Consumer<Desk> state : STATES.values()) {
            final Order order = order(at(state));
            reached.add(order.state());
            phases.add(order.cancelPhase());
        }
        assertEquals(EnumSet.allOf(OrderState.class), reached);
        assertEquals(EnumSet.allOf(CancelPhase.class), phases);
    }

    @Test
    void shouldNeverLeaveAStateForOneThatIsNotNext() {
        for (final OrderState from : OrderState.values()) {
            for (final OrderState to : OrderState.values()) {
                final boolean backwards = to == OrderState.PENDING_NEW || from == OrderState.REJECTED;
                assertTrue(!backwards || !from.mayBecome(to), from + " to " + to);
            }
        }
    }

    private static String table() {
        final StringBuilder table = new StringBuilder(
                "# state | event | what the core says, or - | state after; generated, see EveryStateAndEventTest\n");
        for (final Map.Entry<String, Consumer<Desk>> state : STATES.entrySet()) {
            for (final Map.Entry<String, Function<Desk, List<String>>> event : EVENTS.entrySet()) {
                final Desk desk = at(state.getValue());
                final List<String> said = event.getValue().apply(desk);
                if (said == null) {
                    continue; // no such call was made in this state
                }
                final Order order = order(desk);
                table.append(state.getKey())
                        .append(" | ")
                        .append(event.getKey())
                        .append(" | ");
                table.append(said.isEmpty() ? "-" : String.join("; ", said)).append(" | ");
                table.append(order.state());
                if (order.isCancelPending()) {
                    table.append(", cancel ").append(order.cancelPhase());
                }
                table.append('\n');
            }
        }
        return table.toString();
    }

    private static Desk at(final Consumer<Desk> state) {
        final Desk desk = new Desk();
        state.accept(desk);
        desk.said();
        return desk;
    }

    private static Order order(final Desk desk) {
        final List<Order> orders = new ArrayList<>();
        for (final Output output : desk.outputs()) {
            if (output instanceof Output.PlaceCall call) {
                orders.add(desk.order37(call.orderId()));
            }
        }
        return orders.get(0);
    }
}

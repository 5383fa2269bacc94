package io.paymiumfix.simulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.paymiumfix.simulator.exchange.EpochClock;
import io.paymiumfix.simulator.exchange.Exchange;
import io.paymiumfix.simulator.exchange.OrderRefused;
import io.paymiumfix.simulator.exchange.OrderState;
import io.paymiumfix.simulator.exchange.OrderTruth;
import io.paymiumfix.simulator.exchange.User;
import io.paymiumfix.simulator.fault.FaultKind;
import io.paymiumfix.simulator.fault.Strikes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;

/** {@code /user/orders}: place, cancel, read and list, for a user the {@link Gate} let through. */
final class OrderDesk {

    private final RestSettings settings;
    private final Duration activationDelay;
    private final Exchange exchange;
    private final EpochClock clock;
    private final Scheduler scheduler;
    private final Json json;
    private final OrderViews views = new OrderViews();

    OrderDesk(
            RestSettings settings, Duration activationDelay, Exchange exchange, EpochClock clock, Scheduler scheduler) {
        this.settings = settings;
        this.activationDelay = activationDelay;
        this.exchange = exchange;
        this.clock = clock;
        this.scheduler = scheduler;
        this.json = new Json(settings.minuteTimestamps());
    }

    Reply place(Call call, User user, Strikes strikes) {
        Optional<JsonNode> body = OrderBody.parse(call.body());
        if (body.isEmpty()) {
            return Reply.error(400, Words.malformed(user.locale()));
        }
        try {
            OrderTruth admitted = exchange.place(user.name(), OrderBody.decode(body.get()));
            if (strikes.has(FaultKind.HIDDEN_ORDER)) {
                Duration hidden = strikes.get(FaultKind.HIDDEN_ORDER).delay();
                views.hide(admitted.uuid(), clock.epochMicros() + hidden.toNanos() / 1_000);
            }
            return Reply.json(201, json.order(views.view(activated(admitted), strikes)));
        } catch (OrderRefused refused) {
            return refusal(refused, user.locale());
        }
    }

    /** The order as the reply tells it: before it meets the book, or after. */
    private OrderTruth activated(OrderTruth admitted) {
        UUID uuid = admitted.uuid();
        if (settings.replyShowsExecution()) {
            exchange.activate(uuid);
            return exchange.order(uuid).orElseThrow();
        }
        scheduler.after(activationDelay, () -> exchange.activate(uuid));
        return admitted;
    }

    static Reply refusal(OrderRefused refused, String locale) {
        if (refused.protection() != null) {
            return Reply.json(422, Json.marketProtection(refused.protection()));
        }
        return Reply.errors(
                422,
                refused.reasons().stream()
                        .map(reason -> Words.of(reason, locale))
                        .toList());
    }

    Reply cancel(Route route, User user) {
        if (find(route.uuid(), user).isEmpty()) {
            return notFound(user);
        }
        if (!exchange.isCancelable(route.uuid())) {
            return settings.undocumentedErrorBodies()
                    ? Reply.error(settings.cancelRefusedStatus(), Words.cannotCancel(user.locale()))
                    : Reply.empty(settings.cancelRefusedStatus());
        }
        exchange.cancel(route.uuid());
        return Reply.empty(204);
    }

    Reply read(Route route, User user, Strikes strikes) {
        return find(route.uuid(), user)
                .map(order -> Reply.json(200, json.order(views.view(order, strikes))))
                .orElseGet(() -> notFound(user));
    }

    private Optional<OrderTruth> find(UUID uuid, User user) {
        if (uuid == null || !views.isVisible(uuid, clock.epochMicros())) {
            return Optional.empty();
        }
        return exchange.order(uuid).filter(order -> order.user().equals(user.name()));
    }

    private Reply notFound(User user) {
        return settings.undocumentedErrorBodies() ? Reply.error(404, Words.notFound(user.locale())) : Reply.empty(404);
    }

    Reply list(Call call, User user, Strikes strikes) {
        Page page;
        try {
            page = Page.of(call, settings.listing());
        } catch (NumberFormatException e) {
            return Reply.error(400, Words.badPage(user.locale()));
        }
        long nowMicros = clock.epochMicros();
        BiPredicate<UUID, OrderState> filter = (uuid, state) -> page.shows(state) && views.isVisible(uuid, nowMicros);
        List<OrderTruth> orders = exchange.orders(user.name(), filter, page.offset(), page.limit());
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        orders.forEach(order -> array.add(json.order(views.view(order, strikes))));
        return Reply.json(200, array);
    }
}

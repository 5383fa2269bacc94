package io.paymiumfix.simulator.rest;

import io.paymiumfix.simulator.exchange.EpochClock;
import io.paymiumfix.simulator.exchange.Exchange;
import io.paymiumfix.simulator.exchange.User;
import io.paymiumfix.simulator.fault.Endpoint;
import io.paymiumfix.simulator.fault.FaultKind;
import io.paymiumfix.simulator.fault.FaultsInForce;
import io.paymiumfix.simulator.fault.Strikes;
import io.paymiumfix.simulator.rest.Gate.Passage;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Everything below {@code /api/v1}: counts the call, lets it through the gate and answers it. */
public final class Api {

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private final RestSettings settings;
    private final Exchange exchange;
    private final EpochClock clock;
    private final FaultsInForce faults;
    private final RateBudget budget;
    private final Gate gate;
    private final Grants grants;
    private final OrderDesk orderDesk;
    private final MarketData marketData;
    private final RequestLog log;
    private final Duration streamDelay;

    /** The interface of this exchange; {@code streamDelay} is how long the stream may take to tell a change. */
    public Api(
            RestSettings settings,
            Duration activationDelay,
            Exchange exchange,
            Tokens tokens,
            Grants grants,
            FaultsInForce faults,
            EpochClock clock,
            Scheduler scheduler,
            Duration streamDelay) {
        this.settings = settings;
        this.exchange = exchange;
        this.clock = clock;
        this.faults = faults;
        this.budget = new RateBudget(settings);
        this.gate = new Gate(settings, tokens, grants, exchange, faults);
        this.grants = grants;
        this.orderDesk = new OrderDesk(settings, activationDelay, exchange, clock, scheduler);
        this.marketData = new MarketData(exchange, clock, new Json(settings.minuteTimestamps()));
        this.streamDelay = streamDelay;
        this.log = new RequestLog(settings.requestLogSize(), clock);
    }

    /** The requests received. */
    public RequestLog log() {
        return log;
    }

    /** After a change, how long the stream may take to tell it. */
    Duration streamDelay() {
        return streamDelay;
    }

    /** What it answers {@code /data/eur/…} from. */
    public MarketData marketData() {
        return marketData;
    }

    /** Draws what goes wrong with a call. */
    Strikes strike(Call call) {
        return faults.strike(route(call).endpoint());
    }

    /** Answers a call, with the headers every answer has. */
    Reply answer(Call call, Strikes strikes) {
        String address = call.remote().getAddress().getHostAddress();
        boolean isWithinBudget = budget.spend(address, clock.epochMicros()) || !settings.rateLimitEnforced();
        boolean isLimited = !isWithinBudget || strikes.has(FaultKind.RATE_LIMITED);
        Reply reply =
                isLimited ? Reply.error(429, Words.tooManyCalls(Words.ENGLISH)) : dispatch(call, route(call), strikes);
        int remaining = strikes.has(FaultKind.RATE_LIMITED) ? 0 : budget.remaining(address);
        if (strikes.has(FaultKind.REMAINING)) {
            remaining = strikes.get(FaultKind.REMAINING).number();
        }
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-RateLimit-Limit", Integer.toString(budget.limit()));
        headers.put("X-RateLimit-Remaining", Integer.toString(remaining));
        headers.put("Date", HTTP_DATE.format(clock.now()));
        return reply.withHeaders(headers);
    }

    private Route route(Call call) {
        return Route.of(call, settings.oldCancelPath());
    }

    private Reply dispatch(Call call, Route route, Strikes strikes) {
        if (call.path().equals(Grants.TOKEN_PATH) && call.method().equals("POST")) {
            return grants.token(call.body());
        }
        Endpoint endpoint = route.endpoint();
        boolean isPrivate = endpoint != Endpoint.PUBLIC && endpoint != Endpoint.UNKNOWN;
        User user = null;
        if (isPrivate) {
            Passage passage = gate.pass(call, endpoint, strikes);
            if (passage.refusal() != null) {
                return passage.refusal();
            }
            user = passage.user();
        }
        if (strikes.has(FaultKind.ERROR_BEFORE)) {
            return Reply.empty(strikes.get(FaultKind.ERROR_BEFORE).status());
        }
        if (strikes.has(FaultKind.REFUSE_NO_REPLY)) {
            return Reply.error(422, Words.refused(Words.ENGLISH));
        }
        return switch (endpoint) {
            case PLACE -> orderDesk.place(call, user, strikes);
            case CANCEL -> orderDesk.cancel(route, user);
            case READ -> orderDesk.read(route, user, strikes);
            case LIST -> orderDesk.list(call, user, strikes);
            case USER -> Reply.json(200, Json.user(user, exchange.balances(user.name())));
            case PUBLIC -> publicData(call, route);
            case UNKNOWN, PUBLIC_STREAM, USER_STREAM -> Reply.error(404, Words.notFound(Words.ENGLISH));
        };
    }

    private Reply publicData(Call call, Route route) {
        Reply reply = switch (route.resource()) {
            case "/countries" -> ReferenceData.countries();
            case "/currencies" -> ReferenceData.currencies();
            default -> marketData.answer(route.resource(), call);
        };
        return reply == null ? Reply.error(404, Words.notFound(Words.ENGLISH)) : reply;
    }
}

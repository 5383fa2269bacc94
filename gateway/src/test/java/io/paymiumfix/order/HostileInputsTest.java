package io.paymiumfix.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Thousands of random inputs of every kind, from a venue that is honest, careless or hostile: the core never
 * throws, what it says never contradicts itself, and the same inputs again give the same outputs. The seed is
 * printed; {@code -Dhostile.seed=N} runs one again.
 */
@Timeout(60)
class HostileInputsTest {
    private static final long RUN_NS = 3_000_000_000L;
    private static final int INPUTS_PER_ROUND = 600;
    private static final int[] HOSTILE_PER_MILLE = {0, 5, 50, 300};
    private static final List<String> SESSIONS = List.of("DESK1", "DESK2");
    private static final List<String> ACCOUNTS = List.of("main", "second");
    private static final List<String> STATES = List.of("pending_execution", "active", "filled", "executed", "canceled");
    private static final List<String> WORDS = List.of("", "Active", "FILLED", "frozen", "cancelled", "processing");
    private static final long[] HOSTILE = {
        0,
        1,
        -1,
        Long.MAX_VALUE,
        Long.MAX_VALUE - 1,
        Long.MIN_VALUE,
        Long.MIN_VALUE + 1,
        Long.MIN_VALUE + 2,
        1L << 62,
        -(1L << 62),
        50_000_000,
        3_000_000_000_000L
    };

    @Test
    void shouldNeverThrowNorContradictItselfAndReplayTheSame() {
        final Long given = Long.getLong("hostile.seed");
        long seed = given == null ? System.nanoTime() : given;
        final long until = System.nanoTime() + RUN_NS;
        int rounds = 0;
        do {
            final Round round = new Round(seed, HOSTILE_PER_MILLE[rounds % HOSTILE_PER_MILLE.length]);
            try {
                round.play();
                assertEquals(round.ledger.outputs, round.replay(), "replay");
            } catch (final RuntimeException | AssertionError e) {
                throw new AssertionError(
                        "-Dhostile.seed=" + round.seed + " (" + round.hostilePerMille + " per mille), input "
                                + round.inputs.size() + " " + round.inputs.get(round.inputs.size() - 1),
                        e);
            }
            seed += HOSTILE_PER_MILLE.length + 1;
            rounds++;
        } while (given == null ? System.nanoTime() < until : rounds < HOSTILE_PER_MILLE.length);
        System.out.println("hostile inputs: " + rounds + " rounds, last seed " + (seed - 1));
    }

    /** An order at the venue, as the venue truly has it. */
    private static final class Truth {
        private final String uuid;
        private final Output.PlaceCall asked;
        private String state = "pending_execution";
        private long tradedSatoshi;
        private long tradedCurrencyE10;
        private long feeSatoshi;
        private final long createdAtS;
        /** Placed elsewhere. */
        private boolean foreign;
        /** Admitted long after its POST had no answer. */
        private boolean late;

        private final List<VenueOrder.Operation> operations = new ArrayList<>();

        Truth(final String uuid, final Output.PlaceCall asked, final long createdAtS) {
            this.uuid = uuid;
            this.asked = asked;
            this.createdAtS = createdAtS;
        }

        VenueOrder view() {
            return new VenueOrder(
                    uuid,
                    asked.type(),
                    asked.side(),
                    state,
                    asked.amountSatoshi(),
                    asked.currencyAmountE8(),
                    asked.priceE8(),
                    tradedSatoshi,
                    tradedCurrencyE10,
                    feeSatoshi,
                    0,
                    createdAtS,
                    operations,
                    "");
        }
    }

    /**
     * A call on its way.
     *
     * @param then what the venue knew when it set out: an answer may tell this, or what is true later
     */
    private record OnItsWay(Output.VenueCall call, long nonce, long startedUs, Map<String, VenueOrder> then) {}

    /** One core's life: inputs made up as it goes, checked after each. */
    static final class Round {
        private final long seed;
        private final int hostilePerMille;
        private final Random random;
        private final OrderCore core = new OrderCore(1_790_000_000L);
        private final Ledger ledger = new Ledger();
        final List<Input> inputs = new ArrayList<>();
        final List<Long> times = new ArrayList<>();
        private final List<Truth> venue = new ArrayList<>();
        private final List<OnItsWay> onTheirWay = new ArrayList<>();
        private final List<Input.PlaceOrder> placed = new ArrayList<>();
        /** POSTs that had no answer and have not reached the venue: they may yet. */
        private final List<Output.PlaceCall> lost = new ArrayList<>();

        private final boolean exclusive;
        private long nowUs = Desk.START_US;
        private long nonce = 1_000;
        private int msgSeqNum = 1;

        Round(final long seed, final int hostilePerMille) {
            this.seed = seed;
            this.hostilePerMille = hostilePerMille;
            random = new Random(seed);
            exclusive = random.nextBoolean();
        }

        void play() {
            apply(new Input.ConfigApplied("hash", rules()));
            for (int i = 0; i < INPUTS_PER_ROUND; i++) {
                nowUs += random.nextInt(20) == 0 ? random.nextInt(20_000_000) : random.nextInt(200_000);
                if (random.nextInt(300) == 0) {
                    nowUs += 86_400_000_000L;
                }
                trade();
                if (random.nextInt(100) == 0) {
                    others();
                }
                apply(input());
            }
        }

        List<Output> replay() {
            final OrderCore again = new OrderCore(1_790_000_000L);
            final List<Output> outputs = new ArrayList<>();
            for (int i = 0; i < inputs.size(); i++) {
                again.apply(i + 1, times.get(i), inputs.get(i), outputs::add);
            }
            return outputs;
        }

        private void apply(final Input input) {
            inputs.add(input);
            times.add(nowUs);
            ledger.begin(input, nowUs);
            core.apply(inputs.size(), nowUs, input, ledger);
            ledger.check();
            for (final Output.VenueCall call : ledger.takeCalls()) {
                final Map<String, VenueOrder> then = new LinkedHashMap<>();
                venue.forEach(truth -> then.put(truth.uuid, truth.view()));
                onTheirWay.add(new OnItsWay(call, ++nonce, nowUs, then));
                if (call instanceof Output.PlaceCall) {
                    placed.add((Input.PlaceOrder) input);
                }
            }
        }

        /** Someone else trades on the account, or the venue admits what it had long forgotten. */
        private void others() {
            if (!lost.isEmpty() && random.nextInt(4) == 0) {
                final Truth late = new Truth("u" + venue.size(), lost.remove(0), nowUs / 1_000_000);
                late.late = true;
                venue.add(late);
                return;
            }
            final boolean alike = !exclusive && random.nextBoolean();
            final Truth foreign = new Truth(
                    "u" + venue.size(),
                    new Output.PlaceCall(
                            0,
                            any(ACCOUNTS),
                            "foreign",
                            OrdType.LIMIT,
                            random.nextBoolean() ? Side.BUY : Side.SELL,
                            alike ? 50_000_000 : 70_000_000,
                            VenueOrder.ABSENT,
                            3_000_000_000_000L,
                            0),
                    nowUs / 1_000_000);
            foreign.foreign = true;
            venue.add(foreign);
        }

        private Rules rules() {
            return new Rules(
                    List.of(
                            new Rules.Account("main", true, false, false),
                            new Rules.Account("second", true, false, false)),
                    List.of(
                            new Rules.Session(
                                    "DESK1", ACCOUNTS, true, Rules.PendingPrecedence.FIX, true, false, 10_000_000),
                            new Rules.Session(
                                    "DESK2", ACCOUNTS, true, Rules.PendingPrecedence.FILL, true, true, 10_000_000)),
                    List.of(),
                    Desk.rules(Desk.session()).instrument(),
                    new Rules.Timing(
                            0,
                            3_000_000,
                            300_000,
                            5_000_000,
                            60_000_000,
                            300_000_000,
                            10_000_000,
                            60_000_000,
                            86_400_000_000L,
                            0,
                            60),
                    new Rules.Assumptions(true, true, true, true, exclusive, true, true));
        }

        private boolean hostile() {
            return random.nextInt(1_000) < hostilePerMille;
        }

        private <T> T any(final List<T> of) {
            return of.get(random.nextInt(of.size()));
        }

        /** The venue goes on: an order becomes active, trades, ends. */
        private void trade() {
            if (venue.isEmpty() || random.nextInt(3) != 0) {
                return;
            }
            final Truth order = any(venue);
            final boolean cash = order.asked.amountSatoshi() == VenueOrder.ABSENT;
            final boolean ended = order.state.equals("filled") || order.state.equals("canceled");
            if (random.nextInt(4) == 0) {
                order.feeSatoshi += random.nextInt(2_001) - 1_000;
            }
            if (ended && (random.nextInt(4) != 0 || cash)) {
                return; // but sometimes an ended order trades: it is told late
            }
            if (cash && order.tradedSatoshi > 0 && random.nextBoolean()) {
                order.state = "executed".equals(order.state) ? "filled" : "executed";
                return;
            }
            order.state = ended ? order.state : "active";
            final long amount = cash ? 50_000_000 : order.asked.amountSatoshi();
            final int parts = 1 + random.nextInt(2);
            for (int i = 0; i < parts; i++) {
                final long left = Math.max(0, amount - order.tradedSatoshi);
                final long satoshi = random.nextInt(3) == 0 ? left : Math.min(left, 1 + random.nextInt(20_000_000));
                final long currencyE10 = satoshi * 3_000_000;
                order.tradedSatoshi += satoshi;
                order.tradedCurrencyE10 += currencyE10;
                order.feeSatoshi += random.nextInt(2_001) - 1_000;
                if (satoshi > 0 && random.nextBoolean()) {
                    final int sign = order.asked.side() == Side.BUY ? 1 : -1;
                    final long atS = nowUs / 1_000_000;
                    final String id = order.uuid + "-" + order.operations.size();
                    order.operations.add(new VenueOrder.Operation(id, "trade", "BTC", sign * satoshi * 100, atS));
                    order.operations.add(new VenueOrder.Operation(id + "e", "trade", "EUR", -sign * currencyE10, atS));
                }
            }
            if (!ended && (order.tradedSatoshi == amount || random.nextInt(10) == 0)) {
                order.state =
                        order.asked.type() == OrdType.MARKET || order.tradedSatoshi == amount ? "filled" : "canceled";
            }
        }

        private Input input() {
            final int kind = random.nextInt(100);
            if (kind < 15) {
                return place();
            }
            if (kind < 24) {
                return cancel();
            }
            if (kind < 70 && !onTheirWay.isEmpty()) {
                return outcome(onTheirWay.remove(random.nextInt(onTheirWay.size())));
            }
            if (kind < 85 && !ledger.timers.isEmpty()) {
                final Output.SetTimer timer = ledger.timers.remove(random.nextInt(ledger.timers.size()));
                nowUs = Math.max(nowUs, hostile() ? nowUs : timer.dueUs());
                return new Input.TimerFired(timer.timerId());
            }
            return other();
        }

        private Input other() {
            return switch (random.nextInt(18)) {
                case 0 -> new Input.SessionUp(any(SESSIONS), random.nextLong(), random.nextBoolean());
                case 1 -> new Input.SessionDown(any(SESSIONS), "gone");
                case 2 -> new Input.ReportsStored(any(SESSIONS), number(3), random.nextInt());
                case 3 -> new Input.DeliveryProven(any(SESSIONS), number(3));
                case 4 -> new Input.NonceLease(any(ACCOUNTS), random.nextLong());
                case 5 ->
                    new Input.ModeChanged(
                            random.nextInt(8) == 0 ? any(List.of(VenueMode.values())) : VenueMode.OPEN, "why");
                case 6 -> new Input.TimerFired(random.nextInt(1 << 20));
                case 7 -> new Input.OperatorCommand(0, "someone", "frobnicate", "x", "");
                case 8 -> new Input.ConfigApplied("hash", rules());
                case 9 -> new Input.Refused(random.nextLong(), 1, 422, RefusalKind.OTHER, "");
                case 10 -> new Input.StreamChanged(any(ACCOUNTS), random.nextBoolean(), "why");
                case 11 -> decision();
                default -> {
                    final VenueOrder view = seen();
                    yield new Input.OrderSeen(accountOf(view.uuid()), view);
                }
            };
        }

        /** A person errs now and then only: he adopts and rejects what he knows, or he is hostile. */
        private Input decision() {
            final List<String> ids = new ArrayList<>(ledger.lives.keySet());
            final String action = hostile()
                    ? any(List.of("adopt", "absent"))
                    : any(List.of("resume", "gone", "accept-assumption", "accept-backup"));
            return new Input.OperatorCommand(
                    random.nextInt(3), "someone", action, ids.isEmpty() ? "" : any(ids), "u" + random.nextInt(20));
        }

        private long number(final long plain) {
            return hostile() ? HOSTILE[random.nextInt(HOSTILE.length)] : plain;
        }

        /** A client errs now and then only: a refused command tells little. */
        private boolean oddly() {
            return hostile() && random.nextInt(8) == 0;
        }

        private Origin origin() {
            return origin(any(SESSIONS), random.nextInt(4) == 0 ? "FUND" : "");
        }

        private Origin origin(final String session, final String onBehalfOf) {
            final long sentUs = hostile() ? random.nextLong() : nowUs - random.nextInt(1_000_000);
            return new Origin(
                    session,
                    onBehalfOf.isEmpty() ? session : session + "/" + onBehalfOf,
                    onBehalfOf,
                    msgSeqNum++,
                    random.nextInt(8) == 0,
                    random.nextInt(8) == 0,
                    sentUs,
                    sentUs,
                    sentUs);
        }

        private String id() {
            return oddly() ? "" : (random.nextBoolean() ? "I" : "J") + random.nextInt(40);
        }

        private Input place() {
            final boolean market = random.nextInt(3) == 0;
            final boolean cash = market && random.nextBoolean();
            final String odd = any(List.of("", "x", "-1", "0", "99999999999999999999", "0.123456789", "+1"));
            return new Input.PlaceOrder(
                    origin(),
                    id(),
                    random.nextInt(3) == 0 ? any(ACCOUNTS) : "",
                    oddly() ? "EURXBT" : "BTC/EUR",
                    oddly() ? '5' : random.nextBoolean() ? '1' : '2',
                    oddly() ? 'K' : market ? '1' : '2',
                    oddly() ? odd : cash ? "" : random.nextBoolean() ? "0.5" : "0.2",
                    oddly() ? odd : cash ? "130" : "",
                    oddly() ? odd : market ? "" : "30000",
                    oddly() ? '3' : '1',
                    oddly() ? "G" : "",
                    oddly() ? List.of(110) : List.of());
        }

        private Input cancel() {
            final String orderId =
                    ledger.lives.isEmpty() || random.nextInt(4) != 0 ? "" : any(new ArrayList<>(ledger.lives.keySet()));
            final Input.PlaceOrder order =
                    placed.isEmpty() ? null : placed.get(Math.max(0, placed.size() - 1 - random.nextInt(12)));
            final boolean aimed = orderId.isEmpty() && order != null;
            return new Input.CancelOrder(
                    aimed ? origin(order.origin().session(), order.origin().onBehalfOf()) : origin(),
                    "F" + id(),
                    aimed ? order.clOrdId() : orderId.isEmpty() || random.nextBoolean() ? id() : "",
                    orderId,
                    oddly() ? "X" : "",
                    oddly() ? 'z' : '\0',
                    List.of());
        }

        private VenueOrder seen() {
            if (hostile()) {
                return hostileView();
            }
            if (venue.isEmpty()) {
                return Desk.view("elsewhere").amount("0.9").order();
            }
            final Truth truth = any(venue);
            final OnItsWay earlier = onTheirWay.isEmpty() ? null : any(onTheirWay);
            return earlier != null && random.nextInt(6) == 0
                    ? earlier.then().getOrDefault(truth.uuid, truth.view())
                    : truth.view();
        }

        private String accountOf(final String uuid) {
            for (final Truth truth : venue) {
                if (truth.uuid.equals(uuid)) {
                    return truth.asked.account();
                }
            }
            return any(ACCOUNTS);
        }

        private VenueOrder hostileView() {
            final Truth base = venue.isEmpty() ? null : any(venue);
            final VenueOrder view = base == null ? null : base.view();
            final List<VenueOrder.Operation> operations = new ArrayList<>();
            for (int i = random.nextInt(5); i > 0; i--) {
                operations.add(new VenueOrder.Operation(
                        random.nextBoolean() ? "" : "op" + random.nextInt(50),
                        "trade",
                        random.nextBoolean() ? "BTC" : random.nextBoolean() ? "EUR" : "",
                        HOSTILE[random.nextInt(HOSTILE.length)],
                        HOSTILE[random.nextInt(HOSTILE.length)]));
            }
            return new VenueOrder(
                    random.nextInt(9) == 0 ? "" : base == null ? "u" + random.nextInt(20) : base.uuid,
                    base != null && random.nextBoolean() ? base.asked.type() : OrdType.LIMIT,
                    base != null && random.nextBoolean() ? base.asked.side() : Side.BUY,
                    random.nextBoolean() ? any(STATES) : any(WORDS),
                    odd(view == null ? 0 : view.amountSatoshi()),
                    odd(view == null ? 0 : view.currencyAmountE8()),
                    odd(view == null ? 0 : view.priceE8()),
                    odd(view == null ? 0 : view.tradedSatoshi()),
                    odd(view == null ? 0 : view.tradedCurrencyE10()),
                    odd(view == null ? 0 : view.btcFeeSatoshi()),
                    odd(view == null ? 0 : view.currencyFeeE8()),
                    odd(nowUs / 1_000_000),
                    operations,
                    random.nextInt(12) == 0 ? "traded_btc=0.123456789" : "");
        }

        private long odd(final long plain) {
            return random.nextInt(3) != 0 ? plain : HOSTILE[random.nextInt(HOSTILE.length)];
        }

        private Input outcome(final OnItsWay way) {
            final Output.VenueCall call = way.call();
            final long itsNonce = hostile() ? random.nextInt(2_000) : way.nonce();
            final long startedUs = hostile() ? nowUs - random.nextInt(500_000) : way.startedUs();
            if (hostile()) {
                return wrong(call.callId(), itsNonce, startedUs);
            }
            final boolean reaches = random.nextInt(10) != 0;
            if (call instanceof Output.PlaceCall place && reaches) {
                venue.add(new Truth("u" + venue.size(), place, nowUs / 1_000_000));
            }
            if (call instanceof Output.CancelCall cancel && reaches) {
                for (final Truth truth : venue) {
                    if (truth.uuid.equals(cancel.uuid()) && !truth.state.equals("filled")) {
                        truth.state = "canceled";
                    }
                }
            }
            if (call instanceof Output.BalancesCall && random.nextInt(5) != 0) {
                return balances(call, itsNonce, startedUs);
            }
            if (random.nextInt(5) == 0) {
                if (call instanceof Output.PlaceCall place && !reaches) {
                    lost.add(place);
                }
                return new Input.Unknown(call.callId(), random.nextInt(9) == 0 ? 0 : itsNonce, startedUs, "TIMEOUT");
            }
            if (!reaches) {
                return random.nextBoolean()
                        ? new Input.NotSent(call.callId(), any(List.of(NotSentReason.values())), "detail")
                        : new Input.Refused(call.callId(), itsNonce, 422, any(List.of(RefusalKind.values())), "no");
            }
            return accepted(call, itsNonce, startedUs, random.nextBoolean() ? way.then() : Map.of());
        }

        /** What open orders lock: all that a market order to buy may cost is locked, as it may be at the venue. */
        private Input balances(final Output.VenueCall call, final long itsNonce, final long startedUs) {
            long eurE8 = 0;
            long satoshi = 0;
            for (final Truth truth : venue) {
                final boolean open = !List.of("filled", "executed", "canceled").contains(truth.state);
                if (!open || !truth.asked.account().equals(call.account())) {
                    continue;
                }
                final boolean cash = truth.asked.amountSatoshi() == VenueOrder.ABSENT;
                final long left = cash ? 0 : truth.asked.amountSatoshi() - truth.tradedSatoshi;
                if (truth.asked.side() == Side.SELL) {
                    satoshi += cash ? 1_000 : left;
                } else {
                    eurE8 += cash ? truth.asked.currencyAmountE8() - truth.tradedCurrencyE10 / 100 : left * 30_000;
                }
            }
            return new Input.BalancesRead(
                    call.callId(), itsNonce, startedUs, new VenueBalances(0, number(satoshi), 0, number(eurE8)));
        }

        private Input accepted(
                final Output.VenueCall call,
                final long itsNonce,
                final long startedUs,
                final Map<String, VenueOrder> then) {
            if (call instanceof Output.ListCall) {
                final List<VenueOrder> listed = new ArrayList<>();
                final List<String> missing = new ArrayList<>();
                for (final Truth truth : venue) {
                    if (truth.asked.account().equals(call.account())) {
                        listed.add(then.getOrDefault(truth.uuid, truth.view()));
                    }
                    if (random.nextInt(10) == 0) {
                        missing.add(truth.uuid);
                    }
                }
                if (hostile()) {
                    listed.add(hostileView());
                    listed.addAll(List.copyOf(listed));
                }
                return new Input.OrdersRead(
                        call.callId(),
                        itsNonce,
                        startedUs,
                        random.nextInt(5) != 0,
                        listed,
                        missing,
                        random.nextBoolean() ? VenueOrder.ABSENT : number(0));
            }
            if (call instanceof Output.PlaceCall) {
                return new Input.Accepted(
                        call.callId(),
                        itsNonce,
                        startedUs,
                        venue.get(venue.size() - 1).view());
            }
            VenueOrder view = null;
            if (call instanceof Output.ReadCall read) {
                for (final Truth truth : venue) {
                    view = truth.uuid.equals(read.uuid()) ? then.getOrDefault(truth.uuid, truth.view()) : view;
                }
            }
            return new Input.Accepted(call.callId(), itsNonce, startedUs, view);
        }

        private Input wrong(final long callId, final long itsNonce, final long startedUs) {
            return switch (random.nextInt(4)) {
                case 0 -> new Input.Accepted(callId, itsNonce, startedUs, null);
                case 1 -> new Input.Accepted(callId, itsNonce, startedUs, hostileView());
                case 2 ->
                    new Input.OrdersRead(
                            callId,
                            itsNonce,
                            startedUs,
                            random.nextBoolean(),
                            List.of(hostileView(), hostileView()),
                            List.of("", "u1"),
                            VenueOrder.ABSENT);
                default ->
                    new Input.Refused(
                            callId, itsNonce, 400 + random.nextInt(100), any(List.of(RefusalKind.values())), "x");
            };
        }
    }

    /** What one order's reports said so far. */
    private static final class Life {
        private long satoshi;
        private long currencyE10;
        private long btcFee;
        private long transactUs;
        private OrdStatus ended;
    }

    /** Everything the core said, and whether it can be true. */
    private static final class Ledger implements Outputs {
        private final List<Output> outputs = new ArrayList<>();
        private List<Output.VenueCall> calls = new ArrayList<>();
        private final List<Output.SetTimer> timers = new ArrayList<>();
        private final Map<String, Life> lives = new LinkedHashMap<>();
        private final Map<String, Boolean> execIds = new LinkedHashMap<>();
        private final Map<String, Long> reportSeqs = new LinkedHashMap<>();
        private final Map<String, String> placed = new LinkedHashMap<>();
        private final Map<String, String> owners = new LinkedHashMap<>();
        private Input input;
        private long nowUs;
        private int checked;

        List<Output.VenueCall> takeCalls() {
            final List<Output.VenueCall> taken = calls;
            calls = new ArrayList<>();
            return taken;
        }

        void begin(final Input next, final long timeUs) {
            input = next;
            nowUs = timeUs;
        }

        @Override
        public void emit(final Output output) {
            outputs.add(output);
        }

        void check() {
            for (; checked < outputs.size(); checked++) {
                final Output output = outputs.get(checked);
                if (output instanceof Output.VenueCall call) {
                    calls.add(call);
                }
                if (output instanceof Output.PlaceCall place) {
                    final Input.PlaceOrder asked = (Input.PlaceOrder) input;
                    final String id =
                            nowUs / 86_400_000_000L + " " + asked.origin().owner() + " " + asked.clOrdId();
                    assertEquals(null, placed.put(id, place.orderId()), "a second POST for " + id);
                    assertTrue(place.amountSatoshi() > 0 ^ place.currencyAmountE8() > 0, "one quantity");
                    assertTrue(
                            place.currencyAmountE8() == VenueOrder.ABSENT
                                    || asked.orderQty().isEmpty(),
                            "a quantity was ignored");
                    assertTrue(place.type() == OrdType.LIMIT || asked.price().isEmpty() || "0".equals(asked.price()));
                } else if (output instanceof Output.SetTimer timer) {
                    timers.add(timer);
                } else if (output instanceof Output.CancelTimer canceled) {
                    timers.removeIf(timer -> timer.timerId() == canceled.timerId());
                } else if (output instanceof Output.Report report) {
                    final long last = reportSeqs.getOrDefault(report.session(), 0L);
                    assertEquals(last + 1, report.reportSeq(), "reportSeq is dense");
                    reportSeqs.put(report.session(), report.reportSeq());
                    check(report.body());
                }
            }
        }

        private void check(final ReportBody body) {
            if (body instanceof ReportBody.Execution execution) {
                check(execution);
            } else if (body instanceof ReportBody.CancelReject reject
                    && !reject.orderId().equals("NONE")) {
                final Life life = lives.get(reject.orderId());
                assertTrue(reject.transactUs() >= life.transactUs, "60 goes back on a 9");
                life.transactUs = reject.transactUs();
                assertTrue(life.ended == null || life.ended == reject.ordStatus(), "the dead stay dead: " + reject);
            }
        }

        private void check(final ReportBody.Execution report) {
            if (report.execType() == ExecType.ORDER_STATUS) {
                assertEquals("0", report.execId());
            } else {
                assertEquals(null, execIds.put(report.execId(), true), "ExecID(17) again: " + report);
            }
            FixedPoint.format(report.avgPxE8(), 8);
            assertEquals(report.avgPxE8(), Money.priceE8(report.grossTradeAmtE10(), report.cumQtySatoshi()));
            assertTrue(report.leavesQtySatoshi() >= 0, "LeavesQty(151): " + report);
            if (report.orderId().equals("NONE")) {
                return;
            }
            final Life life = lives.computeIfAbsent(report.orderId(), id -> new Life());
            if (!report.uuid().isEmpty()) {
                final String owner = owners.putIfAbsent(report.uuid(), report.orderId());
                assertTrue(owner == null || owner.equals(report.orderId()), "two owners of one uuid: " + report);
            }
            if (report.text().startsWith("TRADES_CORRECTED")) {
                life.satoshi = report.cumQtySatoshi();
                life.currencyE10 = report.grossTradeAmtE10();
                life.ended = null;
            }
            if (report.execType() == ExecType.TRADE) {
                assertTrue(report.lastQtySatoshi() > 0 && report.lastPxE8() >= 0, "fill: " + report);
                assertTrue(report.grossTradeAmtE10() > life.currencyE10);
                life.satoshi += report.lastQtySatoshi();
            } else {
                assertEquals(life.currencyE10, report.grossTradeAmtE10());
            }
            life.currencyE10 = report.grossTradeAmtE10();
            assertEquals(life.satoshi, report.cumQtySatoshi(), "CumQty(14) is the sum of LastQty(32)");
            if (report.execType() != ExecType.ORDER_STATUS) {
                assertTrue(report.transactUs() >= life.transactUs, "60 goes back: " + report);
                life.transactUs = report.transactUs();
            }
            fees(report, life);
            status(report, life);
        }

        private void fees(final ReportBody.Execution report, final Life life) {
            life.btcFee += report.btcFeeSatoshi();
            assertTrue(report.btcFeeSatoshi() != VenueOrder.ABSENT && report.currencyFeeE8() != VenueOrder.ABSENT);
        }

        private void status(final ReportBody.Execution report, final Life life) {
            final OrdStatus status = report.ordStatus();
            final boolean cash = report.cashOrderQtyE8() != VenueOrder.ABSENT;
            final boolean over =
                    status == OrdStatus.FILLED || status == OrdStatus.CANCELED || status == OrdStatus.REJECTED;
            assertTrue(life.ended == null || life.ended == status, "the dead stay dead: " + report);
            if (over) {
                life.ended = status;
                assertEquals(0, report.leavesQtySatoshi(), "151 of an ended order: " + report);
            } else if (!cash) {
                assertEquals(
                        report.orderQtySatoshi() - report.cumQtySatoshi(), report.leavesQtySatoshi(), "151: " + report);
            }
            assertTrue(
                    status != OrdStatus.FILLED || report.orderQtySatoshi() == report.cumQtySatoshi() || cash,
                    "39=2 is complete: " + report);
            assertTrue(
                    status != OrdStatus.PARTIALLY_FILLED || cash || report.leavesQtySatoshi() > 0,
                    "39=1 leaves something: " + report);
            assertTrue(status != OrdStatus.NEW || report.cumQtySatoshi() == 0, "39=0 has no trades: " + report);
        }
    }

    @Test
    void shouldAgreeWithAnHonestVenueOnceEveryOrderWasRead() {
        for (long seed = 1; seed <= 20; seed++) {
            final Round round = new Round(seed, 0);
            round.play();
            for (final Truth truth : round.venue) {
                final Order order = round.core.order(truth.asked.orderId());
                if (order == null || order.uuid().isEmpty() || !order.uuid().equals(truth.uuid)) {
                    continue;
                }
                round.apply(new Input.OrderSeen(truth.asked.account(), truth.view()));
                final Life life = round.ledger.lives.get(order.orderId());
                assertEquals(truth.tradedSatoshi, life.satoshi, "seed " + seed + ", " + truth.asked);
                assertEquals(truth.tradedCurrencyE10, life.currencyE10, "seed " + seed);
                assertEquals(truth.feeSatoshi, life.btcFee, "seed " + seed + ", " + truth.uuid);
                assertEquals(false, order.state() == OrderState.HALTED, "seed " + seed + ", " + order.reason());
            }
        }
    }

    /**
     * Whatever an honest venue does, also late and beside others' orders: nothing that came to the venue in time is
     * rejected as absent, and nobody's order is adopted.
     */
    @Test
    void shouldNeverRejectWhatIsThereNorAdoptWhatIsNotOurs() {
        int rejected = 0;
        int adopted = 0;
        int ghosts = 0;
        for (long seed = 1; seed <= 150; seed++) {
            final Round round = new Round(seed, 0);
            round.play();
            final Map<String, Integer> unowned = new LinkedHashMap<>();
            for (final Truth truth : round.venue) {
                final String owner = round.ledger.owners.get(truth.uuid);
                assertTrue(
                        owner == null || !truth.foreign,
                        "seed " + seed + ": " + owner + " was given " + truth.uuid + ", which is not ours");
                if (owner == null && !truth.foreign && !truth.late) {
                    unowned.merge(fingerprint(truth.asked), 1, Integer::sum);
                }
            }
            final Map<String, Integer> waiting = new LinkedHashMap<>();
            for (final Output output : round.ledger.outputs) {
                if (output instanceof Output.PlaceCall place) {
                    final Order order = round.core.order(place.orderId());
                    final boolean waits = order != null
                            && !order.state().isTerminal()
                            && order.uuid().isEmpty();
                    waiting.merge(fingerprint(place), waits ? 1 : 0, Integer::sum);
                }
                if (output instanceof Output.TruthFound truth) {
                    rejected += truth.proof().equals("ABSENT") ? 1 : 0;
                    adopted += truth.proof().equals("ADOPTED") ? 1 : 0;
                }
                ghosts += output instanceof Output.Alarm alarm && alarm.word().equals("LATE_GHOST") ? 1 : 0;
            }
            unowned.forEach((fingerprint, count) -> assertTrue(
                    waiting.getOrDefault(fingerprint, 0) >= count,
                    round.seed + ": rejected, and there: " + fingerprint));
        }
        assertTrue(rejected > 0 && adopted > 0 && ghosts > 0, rejected + ", " + adopted + ", " + ghosts);
    }

    private static String fingerprint(final Output.PlaceCall call) {
        return call.account() + call.type() + call.side() + call.amountSatoshi() + "/" + call.currencyAmountE8() + "@"
                + call.priceE8();
    }
}

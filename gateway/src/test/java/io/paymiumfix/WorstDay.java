package io.paymiumfix;

import io.paymiumfix.config.GatewayConfig;
import io.paymiumfix.journal.Batch;
import io.paymiumfix.journal.FileJournal;
import io.paymiumfix.journal.Journal;
import io.paymiumfix.journal.OutputChain;
import io.paymiumfix.order.Input;
import io.paymiumfix.order.OrdType;
import io.paymiumfix.order.OrderCore;
import io.paymiumfix.order.Origin;
import io.paymiumfix.order.Output;
import io.paymiumfix.order.Side;
import io.paymiumfix.order.VenueMode;
import io.paymiumfix.order.VenueOrder;
import io.paymiumfix.sequencer.Recovered;
import io.paymiumfix.sequencer.Recovery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;

/**
 * Writes the journal of a day on which the whole budget of calls was spent and many orders stayed open, by driving the
 * real core and the real journal; the client and the venue are played here, without sockets. As a program it measures
 * how long reading it takes and what it leaves on the heap:
 *
 * <pre>
 *   WorstDay write FOLDER CALLS OPEN    FOLDER/gateway.yaml and FOLDER/data/journal
 *   WorstDay replay FOLDER
 * </pre>
 */
final class WorstDay {
    static final String ACCOUNT = "main";
    static final String SESSION = "OMS1";
    private static final long US_PER_S = 1_000_000;
    private static final long S_PER_DAY = 86_400;
    private static final long ANSWER_US = 30_000;
    private static final long LEASE_US = 60 * US_PER_S;
    private static final long AMOUNT = 50_000_000;
    private static final long PRICE_E8 = 3_000_000_000_000L;
    private static final long SUM_E10 = 150_000_000_000_000L;

    private final int calls;
    private final int open;
    private final long orderEveryUs;
    private final OrderCore core;
    private final Journal journal;
    private final Batch batch = new Batch();
    private final OutputChain chain = new OutputChain(0);
    private final Queue<Output.VenueCall> asked = new ArrayDeque<>();
    private final PriorityQueue<Output.SetTimer> timers =
            new PriorityQueue<>(Comparator.comparingLong(Output.SetTimer::dueUs));
    private final Set<Long> disarmed = new HashSet<>();
    private final Map<String, Resting> orders = new HashMap<>();
    private final Queue<Resting> ending = new ArrayDeque<>();
    private final Set<Resting> changed = new LinkedHashSet<>();
    private long sequence;
    private long nowUs;
    private long nonce;
    private long leasedUs;
    private long reported;
    private int msgSeqNum = 1;
    private int made;
    private int stayOpen;

    /** What the day came to. */
    record Figures(int calls, int orders, int openOrders, long inputs, long digest) {}

    /** An order at the venue. */
    private static final class Resting {
        private final String clOrdId;
        private final Output.PlaceCall call;
        private final String uuid;
        private final long createdS;
        private String state = "active";
        private long traded;

        private Resting(final String clOrdId, final Output.PlaceCall call, final long createdS) {
            this.clOrdId = clOrdId;
            this.call = call;
            this.createdS = createdS;
            uuid = new UUID(call.callId(), createdS).toString();
        }
    }

    private WorstDay(final Journal journal, final int calls, final int open, final long startUs) {
        this.journal = journal;
        this.calls = calls;
        this.open = open;
        nowUs = startUs;
        nonce = startUs;
        core = new OrderCore(journal.birthS());
        // A call a second; 30 % are listings, a resting order takes 2, an ended one 3.5 on average.
        final long orders = 2L * open + Math.max(0, (calls * 7L / 10 - open * 11L / 2) * 2 / 7);
        orderEveryUs = calls * US_PER_S * 95 / 100 / Math.max(1, orders);
    }

    /** Writes the configuration and the journal of the last whole day below {@code folder}. */
    static Figures write(final Path folder, final int calls, final int open) throws Exception {
        final Path file = configuration(folder);
        final GatewayConfig config = GatewayConfig.load(file, Map.of());
        final long midnightS = Instant.now().getEpochSecond() / S_PER_DAY * S_PER_DAY;
        final long startS = midnightS - S_PER_DAY;
        try (FileJournal journal = FileJournal.open(Settings.journal(config), startS)) {
            return new WorstDay(journal, calls, open, startS * US_PER_S).live(config);
        }
    }

    private static Path configuration(final Path folder) throws IOException {
        return Files.writeString(Files.createDirectories(folder).resolve("gateway.yaml"), """
                dataDir: %s
                fix: {port: "0", messageLog: false}
                accounts:
                  - {name: %s, apiKey: key, apiSecret: secret}
                sessions:
                  - {name: %s, senderCompId: %s, username: oms1, password: secret, accounts: [%s]}
                venue:
                  baseUri: http://127.0.0.1:1/api/v1
                journal: {durability: os}
                """.formatted(
                        folder.resolve("data"), ACCOUNT, SESSION, SESSION, ACCOUNT));
    }

    private Figures live(final GatewayConfig config) throws IOException {
        apply(new Input.ConfigApplied(config.hash(), config.rules()));
        apply(new Input.ModeChanged(VenueMode.RECOVERING, "start"));
        apply(new Input.SessionUp(SESSION, 0, true));
        long nextOrderUs = nowUs;
        int answered = 0;
        while (answered < calls) {
            lease();
            if (!asked.isEmpty()) {
                nowUs += ANSWER_US;
                answer(asked.remove());
                answered++;
            } else if (timerDueUs() <= nextOrderUs) {
                nowUs = Math.max(nowUs, timerDueUs());
                apply(new Input.TimerFired(timers.remove().timerId()));
            } else {
                nowUs = Math.max(nowUs, nextOrderUs);
                nextOrderUs += orderEveryUs;
                trade();
            }
        }
        while (!asked.isEmpty()) {
            answer(asked.remove());
            answered++;
        }
        return new Figures(answered, made, core.openOrders(), sequence, chain.digest());
    }

    private long timerDueUs() {
        while (!timers.isEmpty() && disarmed.remove(timers.peek().timerId())) {
            timers.remove();
        }
        return timers.isEmpty() ? Long.MAX_VALUE : timers.peek().dueUs();
    }

    private void lease() throws IOException {
        if (nowUs > leasedUs - LEASE_US / 2) {
            leasedUs = nowUs + LEASE_US;
            apply(new Input.NonceLease(ACCOUNT, leasedUs));
        }
    }

    /** Every other order rests for good until there are enough; the others trade in two parts, or are canceled. */
    private void trade() throws IOException {
        made++;
        final String id = "W" + made;
        apply(new Input.PlaceOrder(
                origin(), id, "", "BTC/EUR", made % 3 == 0 ? '2' : '1', '2', "0.5", "", "30000", '1', "", List.of()));
        final Resting order = ending.peek();
        if (order == null) {
            return;
        }
        if (order.traded == 0 && made % 3 == 0) {
            ending.remove();
            apply(new Input.CancelOrder(
                    origin(),
                    "C" + made,
                    order.clOrdId,
                    "",
                    "BTC/EUR",
                    order.call.side() == Side.BUY ? '1' : '2',
                    List.of()));
        } else {
            order.traded += AMOUNT / 2;
            if (order.traded == AMOUNT) {
                order.state = "filled";
                ending.remove();
            }
            changed.add(order);
        }
    }

    private Origin origin() {
        msgSeqNum++;
        return new Origin(SESSION, SESSION, "", msgSeqNum, false, false, nowUs, 0, nowUs);
    }

    private void answer(final Output.VenueCall call) throws IOException {
        nonce = Math.max(nonce + 1, nowUs);
        final long startedUs = nowUs - ANSWER_US;
        if (call instanceof Output.PlaceCall place) {
            final Resting order = new Resting("W" + made, place, nowUs / US_PER_S / 60 * 60);
            orders.put(order.uuid, order);
            if (made % 2 == 0 && stayOpen < open) {
                stayOpen++;
            } else {
                ending.add(order);
            }
            apply(new Input.Accepted(call.callId(), nonce, startedUs, view(order, "pending_execution")));
        } else if (call instanceof Output.CancelCall cancel) {
            orders.get(cancel.uuid()).state = "canceled";
            apply(new Input.Accepted(call.callId(), nonce, startedUs, null));
        } else if (call instanceof Output.ReadCall read) {
            final Resting order = orders.get(read.uuid());
            apply(new Input.Accepted(call.callId(), nonce, startedUs, view(order, order.state)));
        } else if (call instanceof Output.ListCall) {
            final List<VenueOrder> news = new ArrayList<>();
            changed.forEach(order -> news.add(view(order, order.state)));
            changed.clear();
            apply(new Input.OrdersRead(call.callId(), nonce, startedUs, true, news, List.of(), 0));
        } else {
            throw new IllegalStateException("not a call of such a day: " + call);
        }
    }

    private static VenueOrder view(final Resting order, final String state) {
        final boolean buys = order.call.side() == Side.BUY;
        final List<VenueOrder.Operation> operations = new ArrayList<>();
        operations.add(operation(order, "lock", 0, buys ? "EUR" : "BTC", buys ? -SUM_E10 : -AMOUNT * 100));
        operations.add(operation(order, "lock", 1, buys ? "EUR" : "BTC", buys ? SUM_E10 : AMOUNT * 100));
        for (long part = 0; part < order.traded; part += AMOUNT / 2) {
            final int at = operations.size();
            operations.add(operation(order, "trade", at, "BTC", (buys ? 1 : -1) * AMOUNT * 100 / 2));
            operations.add(operation(order, "trade", at + 1, "EUR", (buys ? -1 : 1) * SUM_E10 / 2));
        }
        return new VenueOrder(
                order.uuid,
                OrdType.LIMIT,
                order.call.side(),
                state,
                AMOUNT,
                VenueOrder.ABSENT,
                PRICE_E8,
                order.traded,
                SUM_E10 / AMOUNT * order.traded,
                0,
                0,
                order.createdS,
                operations,
                "");
    }

    private static VenueOrder.Operation operation(
            final Resting order, final String name, final int at, final String currency, final long amountE10) {
        return new VenueOrder.Operation(
                new UUID(order.call.callId(), at).toString(), name, currency, amountE10, order.createdS);
    }

    /** As {@code order-core} does: journalled, then applied. Reports count as stored at once. */
    private void apply(final Input input) throws IOException {
        sequence++;
        batch.add(sequence, nowUs, chain.digest(), input);
        journal.append(batch);
        batch.clear();
        final List<Output> outputs = new ArrayList<>();
        core.apply(sequence, nowUs, input, outputs::add);
        chain.add(outputs);
        final long reportedBefore = reported;
        outputs.forEach(this::take);
        if (reported > reportedBefore) {
            apply(new Input.ReportsStored(SESSION, reported, (int) reported + 1));
        }
    }

    private void take(final Output output) {
        if (output instanceof Output.VenueCall call) {
            asked.add(call);
        } else if (output instanceof Output.SetTimer timer) {
            timers.add(timer);
        } else if (output instanceof Output.CancelTimer timer) {
            disarmed.add(timer.timerId());
        } else if (output instanceof Output.Report report) {
            reported = report.reportSeq();
        } else if (output instanceof Output.Alarm alarm) {
            throw new IllegalStateException("the day was to be without alarms: " + alarm);
        }
    }

    /** What reading a journal into a new core takes. */
    record Replayed(Recovered recovered, int openOrders, Duration took, long heapBytes) {}

    /** Reads the journal below {@code folder}; the heap is what is held by core and journal after it. */
    static Replayed replay(final Path folder) throws Exception {
        final GatewayConfig config = GatewayConfig.load(folder.resolve("gateway.yaml"), Map.of());
        final long before = usedHeap();
        final long startNs = System.nanoTime();
        try (FileJournal journal = FileJournal.open(Settings.journal(config), 0)) {
            final OrderCore core = new OrderCore(journal.birthS());
            final Recovered recovered = Recovery.replay(journal, core::apply);
            final Duration took = Duration.ofNanos(System.nanoTime() - startNs);
            final long heap = usedHeap() - before;
            return new Replayed(recovered, core.openOrders(), took, heap);
        }
    }

    private static long usedHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** See the class. */
    public static void main(final String[] arguments) throws Exception {
        final Path folder = Path.of(arguments[1]);
        if (arguments[0].equals("write")) {
            System.out.println(write(folder, Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3])));
        } else {
            final Replayed replayed = replay(folder);
            System.out.printf(
                    Locale.ROOT,
                    "replayed %d inputs in %d ms, %d orders open, %d MiB held after%n",
                    replayed.recovered.nextSequence() - 1,
                    replayed.took.toMillis(),
                    replayed.openOrders,
                    replayed.heapBytes >> 20);
        }
    }
}

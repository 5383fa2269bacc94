package io.paymiumfix.simulator.exchange;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;

/**
 * The venue: accounts, orders and one book, BTC against EUR.
 *
 * <p>Owns every account, order and level; must be called from one thread only. An order lives in two commands:
 * {@link #place} admits it and locks its money, {@link #activate} lets it meet the book. Whoever owns the exchange calls
 * the second when {@link ExchangeSettings#activationDelay()} has passed.
 */
public final class Exchange {

    private static final long MAX_EUR_E10 = 100_000_000L * 10_000_000_000L;
    private static final long MAX_SATOSHI = 1_000_000L * 100_000_000L;

    private final ExchangeSettings settings;
    private final EpochClock clock;
    private final ExchangeListener listener;
    private final UuidSource uuids;
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final Map<UUID, Order> orders = new LinkedHashMap<>();
    private final Book book;
    private final Tape tape = new Tape();
    private final Bookkeeper bookkeeper;
    private final Admission admission;
    private final Matching matching;
    private long lastMicros;

    /** An empty venue. */
    public Exchange(ExchangeSettings settings, EpochClock clock, long seed, ExchangeListener listener) {
        this.settings = settings;
        this.clock = clock;
        this.listener = listener;
        this.uuids = new UuidSource(seed);
        this.book = new Book(listener);
        this.bookkeeper = new Bookkeeper(settings, uuids);
        this.admission = new Admission(settings, book);
        this.matching = new Matching(settings, book, bookkeeper, tape, uuids, listener);
    }

    /**
     * Opens an account.
     *
     * @param locale {@code en} or {@code fr}
     * @param eur available EUR, at most 10 decimals and 100,000,000
     * @param btc available BTC, at most 8 decimals and 1,000,000
     * @throws IllegalArgumentException when the name is taken or a number is out of range
     */
    public User open(String name, String locale, BigDecimal eur, BigDecimal btc) {
        if (accounts.containsKey(name)) {
            throw new IllegalArgumentException("name=" + name + ": taken");
        }
        long eurE10 = inRange("eur", eur, Decimals.EUR_DECIMALS, MAX_EUR_E10);
        long satoshi = inRange("btc", btc, Decimals.SATOSHI_DECIMALS, MAX_SATOSHI);
        User user = new User(name, locale, uuids.next().toString());
        accounts.put(name, new Account(user, eurE10, satoshi));
        return user;
    }

    private static long inRange(String what, BigDecimal number, int decimals, long max) {
        try {
            long units = Decimals.scaled(number, decimals);
            if (units >= 0 && units <= max) {
                return units;
            }
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(what + "=" + number + ": at most " + decimals + " decimals", e);
        }
        throw new IllegalArgumentException(what + "=" + number + ": must be 0 to "
                + BigDecimal.valueOf(max, decimals).toBigInteger());
    }

    /** Every account, in order of opening. */
    public List<User> users() {
        return accounts.values().stream().map(Account::user).toList();
    }

    /** The account of that name, if there is one. */
    public Optional<User> user(String name) {
        return Optional.ofNullable(accounts.get(name)).map(Account::user);
    }

    /**
     * Admits an order: locks its money and leaves it in {@code pending_execution}.
     *
     * @throws OrderRefused when it is invalid, too large for the market, or not covered; nothing has changed then
     */
    public OrderTruth place(String user, NewOrder newOrder) throws OrderRefused {
        Account account = account(user);
        Terms terms = TermsReader.read(settings, newOrder);
        long unitsToLock = admission.unitsToLock(terms, account);
        long nowMicros = nowMicros();
        Order order = new Order(uuids.next(), account, terms, nowMicros);
        bookkeeper.lock(order, unitsToLock, nowMicros);
        orders.put(order.uuid(), order);
        account.remember(order);
        account.forget(settings.historyPerUser(), forgotten -> orders.remove(forgotten.uuid()));
        listener.onOrderChanged(account.user(), order::truth);
        listener.onBalancesChanged(account.user(), account.balances());
        return order.truth();
    }

    /**
     * Admits an order and lets it meet the book at once, whatever the activation delay.
     *
     * @throws OrderRefused as {@link #place}
     */
    public OrderTruth placeAndActivate(String user, NewOrder newOrder) throws OrderRefused {
        UUID uuid = place(user, newOrder).uuid();
        activate(uuid);
        return order(uuid).orElseThrow();
    }

    /** Lets a pending order meet the book; one that has ended meanwhile is left alone. */
    public void activate(UUID uuid) {
        Order order = orders.get(uuid);
        if (order != null && order.state() == OrderState.PENDING_EXECUTION) {
            matching.onArrived(order, nowMicros());
        }
    }

    /** Ends an order that has not ended; false when it is unknown or has. */
    public boolean cancel(UUID uuid) {
        Order order = orders.get(uuid);
        if (order == null || order.state().isTerminal()) {
            return false;
        }
        matching.end(order, OrderState.CANCELED, nowMicros());
        return true;
    }

    /** Whether its owner may cancel the order now. */
    public boolean isCancelable(UUID uuid) {
        Order order = orders.get(uuid);
        return order != null
                && (order.state() == OrderState.ACTIVE
                        || (order.state() == OrderState.PENDING_EXECUTION && settings.pendingCancelable()));
    }

    /** The truth about one order. */
    public Optional<OrderTruth> order(UUID uuid) {
        return Optional.ofNullable(orders.get(uuid)).map(Order::truth);
    }

    /** Orders of an account that pass the filter, newest first, from {@code offset} on, at most {@code limit}. */
    public List<OrderTruth> orders(String user, BiPredicate<UUID, OrderState> filter, int offset, int limit) {
        List<Order> all = account(user).orders();
        List<OrderTruth> found = new ArrayList<>();
        int skipped = 0;
        for (int i = all.size() - 1; i >= 0 && found.size() < limit; i--) {
            Order order = all.get(i);
            if (filter.test(order.uuid(), order.state()) && skipped++ >= offset) {
                found.add(order.truth());
            }
        }
        return found;
    }

    /** What an account holds. */
    public Balances balances(String user) {
        return account(user).balances();
    }

    /** What the venue has kept in fees; negative once it has paid more in rebates than it took. */
    public Balances fees() {
        return bookkeeper.fees();
    }

    /** What rests in one direction, best price first. */
    public List<Level> levels(Direction side) {
        return book.side(side).levels();
    }

    /** The trades. */
    public Tape tape() {
        return tape;
    }

    private Account account(String user) {
        Account account = accounts.get(user);
        if (account == null) {
            throw new IllegalArgumentException("user=" + user + ": unknown");
        }
        return account;
    }

    /** The clock, once per command, never running backwards. */
    private long nowMicros() {
        lastMicros = Math.max(lastMicros, clock.epochMicros());
        return lastMicros;
    }
}

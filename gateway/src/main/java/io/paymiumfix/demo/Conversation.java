package io.paymiumfix.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import quickfix.FieldNotFound;
import quickfix.Message;

/**
 * What was said over FIX, and by whom. Written by QuickFIX/J's threads, read and waited for by the demo's; guarded by
 * itself.
 */
final class Conversation {

    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(4);

    private final FixWords words;
    private final List<Event> untold = new ArrayList<>();
    private final Map<String, Ticket> tickets = new LinkedHashMap<>();
    private final List<String> surprises = new ArrayList<>();
    private boolean loggedOn;
    private String failure;

    Conversation(final FixWords words) {
        this.words = words;
    }

    /** Gives an order's reports to its ticket. */
    synchronized void follow(final Ticket ticket) {
        tickets.put(ticket.clOrdId(), ticket);
    }

    void said(final Message message) {
        record(Event.Lane.OMS_TO_GATEWAY, message);
    }

    void heard(final Message message) {
        record(Event.Lane.GATEWAY_TO_OMS, message);
    }

    private synchronized void record(final Event.Lane lane, final Message message) {
        try {
            if (FixWords.matters(message)) {
                untold.add(new Event(Instant.now(), lane, FixWords.name(message), words.details(message)));
            }
            if (FixWords.isReport(message)) {
                final Report report = Report.of(message);
                final Ticket ticket = tickets.get(report.order());
                if (ticket == null) {
                    surprises.add("a report about " + report.order() + ", which was never sent: " + report.brief());
                } else {
                    ticket.heard(report);
                }
            }
        } catch (FieldNotFound e) {
            surprises.add("a message without tag " + e.field + ": " + message);
        }
        notifyAll();
    }

    synchronized void loggedOn() {
        loggedOn = true;
        notifyAll();
    }

    synchronized boolean isLoggedOn() {
        return loggedOn;
    }

    /** Ends every wait: the gateway has stopped. */
    synchronized void failed(final String why) {
        failure = why;
        notifyAll();
    }

    /** Waits until something holds that changes with what is said. */
    synchronized void await(final String what, final BooleanSupplier condition)
            throws DemoException, InterruptedException {
        final long deadlineNs = System.nanoTime() + PATIENCE_NS;
        while (!condition.getAsBoolean()) {
            final long leftNs = deadlineNs - System.nanoTime();
            if (failure != null) {
                throw new DemoException(failure);
            }
            if (leftNs <= 0) {
                throw new DemoException("waited " + TimeUnit.NANOSECONDS.toSeconds(PATIENCE_NS) + " s for " + what);
            }
            TimeUnit.NANOSECONDS.timedWait(this, leftNs);
        }
    }

    /** What was said since the last call, in order. */
    synchronized List<Event> untold() {
        final List<Event> events = List.copyOf(untold);
        untold.clear();
        return events;
    }

    synchronized List<Ticket> tickets() {
        return List.copyOf(tickets.values());
    }

    /** What nobody could have expected. */
    synchronized List<String> surprises() {
        return List.copyOf(surprises);
    }
}

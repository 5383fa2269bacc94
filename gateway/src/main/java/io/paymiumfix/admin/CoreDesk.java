package io.paymiumfix.admin;

import io.paymiumfix.order.Answer;
import io.paymiumfix.order.Inbox;
import io.paymiumfix.order.Input;
import io.paymiumfix.order.Output;
import io.paymiumfix.order.Query;
import io.paymiumfix.order.Questions;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes questions and commands of people to the order core, and brings each answer to the one who waits for it. Any
 * thread; the answers come from {@code order-core}.
 */
final class CoreDesk {
    private static final Logger LOG = LoggerFactory.getLogger(CoreDesk.class);
    /** More than these wait only when somebody asks in a loop. */
    private static final int MOST_WAITING = 64;

    private final Executor workers;
    private final Inbox inbox;
    private final Questions questions;
    private final AtomicLong nextId;
    private final Map<Long, CompletableFuture<Output.OperatorReply>> commands = new ConcurrentHashMap<>();
    private final Map<Long, CompletableFuture<Answer.Listing>> listings = new ConcurrentHashMap<>();

    /**
     * Begins with nobody waiting.
     *
     * @param startUs when this process began: ids go on from there, so that the late answer to a command of an earlier
     *     process is nobody's
     * @param workers go on with an answer, so that {@code order-core} does not
     */
    CoreDesk(final Inbox inbox, final Questions questions, final long startUs, final Executor workers) {
        this.workers = workers;
        this.inbox = inbox;
        this.questions = questions;
        nextId = new AtomicLong(startUs);
    }

    /** The orders a person asks for; empty when the core has no room for the question. */
    Optional<CompletableFuture<Answer.Listing>> list(final String subject) {
        final long id = nextId.incrementAndGet();
        final CompletableFuture<Answer.Listing> answer = new CompletableFuture<>();
        if (listings.size() >= MOST_WAITING) {
            return Optional.empty();
        }
        listings.put(id, answer);
        return awaited(listings, id, answer, questions.ask(new Query.Listing(id, subject)));
    }

    /** Gives a command; empty when the core has no room for it: then nothing was done. */
    Optional<CompletableFuture<Output.OperatorReply>> command(
            final String operator, final String action, final String subject, final String argument) {
        final long id = nextId.incrementAndGet();
        final CompletableFuture<Output.OperatorReply> answer = new CompletableFuture<>();
        if (commands.size() >= MOST_WAITING) {
            return Optional.empty();
        }
        commands.put(id, answer);
        final boolean taken = inbox.offer(
                new Input.OperatorCommand(id, operator, action, subject, argument), Inbox.Urgency.ESSENTIAL);
        return awaited(commands, id, answer, taken);
    }

    private static <T> Optional<CompletableFuture<T>> awaited(
            final Map<Long, CompletableFuture<T>> waiting,
            final long id,
            final CompletableFuture<T> answer,
            final boolean taken) {
        if (!taken) {
            waiting.remove(id);
            return Optional.empty();
        }
        return Optional.of(answer.whenComplete((done, failed) -> waiting.remove(id)));
    }

    /** A command was answered. Called by {@code order-core}. */
    void replied(final Output.OperatorReply reply) {
        final CompletableFuture<Output.OperatorReply> waits = commands.get(reply.requestId());
        if (waits != null) {
            handOver(() -> waits.complete(reply));
        }
    }

    private void handOver(final Runnable rest) {
        try {
            workers.execute(rest);
        } catch (RejectedExecutionException e) {
            LOG.debug("an answer came after the control endpoint was closed: nobody waits for it", e);
        }
    }

    /** A listing was made. Called by {@code order-core}. */
    void listed(final Answer.Listing listing) {
        final CompletableFuture<Answer.Listing> waits = listings.get(listing.requestId());
        if (waits != null) {
            handOver(() -> waits.complete(listing));
        }
    }
}

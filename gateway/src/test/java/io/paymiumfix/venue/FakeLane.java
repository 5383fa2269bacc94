package io.paymiumfix.venue;

import io.paymiumfix.client.Call;
import io.paymiumfix.client.ErrorKind;
import io.paymiumfix.client.NoContent;
import io.paymiumfix.client.NotSentReason;
import io.paymiumfix.client.OrderListing;
import io.paymiumfix.client.Outcome;
import io.paymiumfix.client.OutcomeHandler;
import io.paymiumfix.client.RateLimit;
import io.paymiumfix.client.ReplyBody;
import io.paymiumfix.client.Secret;
import io.paymiumfix.client.UnknownCause;
import io.paymiumfix.client.UserInfo;
import io.paymiumfix.client.VenueError;
import io.paymiumfix.client.VenueOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A lane whose answers the test writes. Nonces are 1, 2, 3, … in the order of submission. */
final class FakeLane implements LanePort {
    private final ManualLoop clock;
    private final List<Sent> open = new ArrayList<>();
    private final List<String> log = new ArrayList<>();
    private long lastNonce;
    private boolean acknowledged;
    private RateLimit rateLimit = RateLimit.ABSENT;

    FakeLane(final ManualLoop clock) {
        this.clock = clock;
    }

    /** A call handed over and not answered. */
    record Sent(Call call, long nonce, long startedUs, OutcomeHandler handler) {}

    @Override
    public void submit(final Call call, final OutcomeHandler handler) {
        open.add(new Sent(call, ++lastNonce, clock.epochMicros(), handler));
        log.add(call.toString().replaceFirst("Call\\[-?\\d+ (.*)]", "$1"));
    }

    @Override
    public void warm() {}

    @Override
    public void acknowledgeLostMarks() {
        acknowledged = true;
    }

    boolean acknowledged() {
        return acknowledged;
    }

    /** What was submitted since the last call, as method and path. */
    List<String> collect() {
        final List<String> collected = List.copyOf(log);
        log.clear();
        return collected;
    }

    int open() {
        return open.size();
    }

    /** The headers of every following answer. */
    void says(final long limit, final long remaining) {
        rateLimit = new RateLimit(limit, remaining);
    }

    /** The oldest unanswered call is accepted. */
    void accepts(final ReplyBody body) {
        accepts(0, body);
    }

    void accepts(final int index, final ReplyBody body) {
        final Sent sent = open.remove(index);
        final int status = body instanceof NoContent ? 204 : 200;
        sent.handler()
                .onOutcome(new Outcome.Accepted(
                        sent.call().callId(), sent.nonce(), sent.startedUs(), status, body, rateLimit, -1));
    }

    /** The oldest unanswered call is accepted, by a venue whose clock shows this second. */
    void acceptsDated(final ReplyBody body, final long serverS) {
        final Sent sent = open.remove(0);
        sent.handler()
                .onOutcome(new Outcome.Accepted(
                        sent.call().callId(), sent.nonce(), sent.startedUs(), 200, body, rateLimit, serverS));
    }

    /** The call is accepted with a body of its kind. */
    void fits(final int index, final String uuid) {
        switch (open.get(index).call().kind()) {
            case PLACE_ORDER, READ_ORDER -> accepts(index, VenueFixture.active(uuid));
            case CANCEL_ORDER -> accepts(index, NoContent.NO_CONTENT);
            case LIST_ORDERS -> accepts(index, new OrderListing(List.of(VenueFixture.active(uuid))));
            case READ_USER -> accepts(index, new UserInfo("BC-U1", "en", Secret.of("channel"), Map.of(), Map.of()));
        }
    }

    void cancels() {
        accepts(NoContent.NO_CONTENT);
    }

    void lists(final VenueOrder... orders) {
        accepts(new OrderListing(List.of(orders)));
    }

    void tellsUser() {
        accepts(new UserInfo("BC-U1", "en", Secret.of("channel"), Map.of(), Map.of()));
    }

    void refuses(final int status, final ErrorKind kind, final String text) {
        refuses(new VenueError(status, kind, null, List.of(text), null, null, null));
    }

    void refuses(final VenueError error) {
        refuses(0, error);
    }

    void refuses(final int index, final VenueError error) {
        final Sent sent = open.remove(index);
        sent.handler()
                .onOutcome(new Outcome.Refused(sent.call().callId(), sent.nonce(), error.status(), error, rateLimit));
    }

    void doesNotSend(final NotSentReason reason) {
        final Sent sent = open.remove(0);
        sent.handler().onOutcome(new Outcome.NotSent(sent.call().callId(), reason, "test"));
    }

    void loses(final UnknownCause cause, final int httpStatus) {
        loses(0, cause, httpStatus);
    }

    void loses(final int index, final UnknownCause cause, final int httpStatus) {
        final Sent sent = open.remove(index);
        sent.handler()
                .onOutcome(new Outcome.Unknown(
                        sent.call().callId(), sent.nonce(), sent.startedUs(), cause, httpStatus, rateLimit, "test"));
    }

    /** The unanswered call's handler, to misuse. */
    OutcomeHandler handler(final int index) {
        return open.get(index).handler();
    }
}

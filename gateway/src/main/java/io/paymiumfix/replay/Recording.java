package io.paymiumfix.replay;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A recorded session as steps: what the client sent that a replay must send, what the gateway answered that a replay must
 * hear, what the market did. Session messages are left out, as both session layers make them anew; a message that was
 * sent more than once (PossDupFlag(43)=Y) is a step once, where the gateway took it.
 */
final class Recording {

    private static final String SHUTTING_DOWN = "SHUTTING_DOWN";
    private static final long QUARTER_OF_AN_HOUR_S = 900;

    private final Parties parties;
    private final List<Step> steps = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final TreeMap<Integer, Step> taken = new TreeMap<>();
    private final TreeMap<Integer, Step> early = new TreeMap<>();
    private final Set<Integer> heard = new HashSet<>();
    private final ToldAgain toldAgain = new ToldAgain();
    private Instant last = Instant.EPOCH;
    private Step logon;
    private Step lastSent;
    private boolean isLoggedOutByGateway;
    private Duration ahead = Duration.ZERO;

    /**
     * The two sides.
     *
     * @param client SenderCompID(49) of the client
     * @param gateway SenderCompID(49) of the gateway
     */
    record Parties(String client, String gateway) {

        /** The same two, the other way round. */
        Parties swapped() {
            return new Parties(/* client= */ gateway, /* gateway= */ client);
        }

        boolean isFromClient(final FixMessage message) {
            return message.get(Tags.SENDER_COMP_ID).equals(client)
                    && message.get(Tags.TARGET_COMP_ID).equals(gateway);
        }

        boolean isFromGateway(final FixMessage message) {
            return message.get(Tags.SENDER_COMP_ID).equals(gateway)
                    && message.get(Tags.TARGET_COMP_ID).equals(client);
        }
    }

    private Recording(final Parties parties) {
        this.parties = parties;
    }

    /** Makes steps of what a file holds and where the market's deeds belong in it. */
    static Recording of(
            final Path file, final List<Entry> entries, final Parties parties, final Optional<MarketFile> market)
            throws ReplayException {
        final Recording recording = new Recording(parties);
        market.ifPresent(deeds -> deeds.atStart().forEach(recording::deed));
        for (int i = 0; i < entries.size(); i++) {
            final Entry entry = entries.get(i);
            if (market.isPresent()) {
                market.get().before(entry, parties).forEach(recording::deed);
            }
            if (entry.message() == null) {
                recording.deed(entry);
            } else if (parties.isFromClient(entry.message())) {
                recording.fromClient(entry, entries.subList(i + 1, entries.size()));
            } else if (parties.isFromGateway(entry.message())) {
                recording.fromGateway(entry);
            }
        }
        if (market.isPresent()) {
            market.get().checkAllPlaced();
        }
        recording
                .early
                .values()
                .forEach(
                        step -> recording.notes.add(
                                "line " + step.line()
                                        + ": not sent, the recorded gateway was still asking for what came before it when the recording ends"));
        if (recording.steps.stream().noneMatch(step -> step.kind() == Step.Kind.SEND)) {
            throw new ReplayException(file + ": " + parties.client + " sends nothing to " + parties.gateway + " in it");
        }
        if (recording.logon == null) {
            recording.steps.add(0, recording.madeUpLogon());
        }
        return recording;
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    Parties parties() {
        return parties;
    }

    /** What a person should know about how the recording was read. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    /** What the log's clock is ahead of UTC by: its time zone, as its first Logon(A) shows it. */
    Duration ahead() {
        return ahead;
    }

    /** What each account has at the start, if the recording says. */
    Optional<Deed> funds() {
        return steps.stream()
                .filter(step -> step.kind() == Step.Kind.DEED && step.deed().kind() == Deed.Kind.FUNDS)
                .map(Step::deed)
                .findFirst();
    }

    private void deed(final Entry entry) {
        steps.add(Step.deed(entry.line(), last, entry.deed()));
    }

    private Instant time(final Entry entry) {
        last = entry.at()
                .or(() -> UtcTime.parse(entry.message().get(Tags.SENDING_TIME)))
                .orElse(last);
        return last;
    }

    private void fromClient(final Entry entry, final List<Entry> rest) {
        final FixMessage message = entry.message();
        final Instant at = time(entry);
        final int seqNum = message.number(Tags.MSG_SEQ_NUM);
        if (message.is("4")) {
            takeEarly(message.number(Tags.NEW_SEQ_NO));
            return;
        }
        if (message.isSessionOnly()) {
            takeEarly(seqNum + 1);
            return;
        }
        if (message.is("A")) {
            onLogon(message, at);
        } else if (message.is("5") && isLoggedOutByGateway) {
            isLoggedOutByGateway = false;
            steps.add(Step.disconnect(entry.line(), at));
            return;
        } else if (message.isYes(Tags.POSS_DUP_FLAG) && taken.containsKey(seqNum)) {
            return;
        }
        early.remove(seqNum);
        final Step step = Step.send(entry.line(), at, message);
        steps.add(step);
        lastSent = step;
        taken.put(seqNum, step);
        if (message.is("A")) {
            logon = step;
        }
        if (!isSentAgain(seqNum + 1, rest)) {
            takeEarly(seqNum + 1);
        }
    }

    private void onLogon(final FixMessage message, final Instant at) {
        if (logon == null) {
            final long aheadS = Step.age(at, message, Duration.ZERO).toSeconds();
            ahead = Duration.ofSeconds(Math.round((double) aheadS / QUARTER_OF_AN_HOUR_S) * QUARTER_OF_AN_HOUR_S);
        }
        isLoggedOutByGateway = false;
        if (message.isYes(Tags.RESET_SEQ_NUM_FLAG)) {
            taken.clear();
            early.clear();
            heard.clear();
        }
    }

    /** Messages that came too early follow when the gap before them is filled. */
    private void takeEarly(final int from) {
        int next = from;
        while (early.containsKey(next)) {
            final Step step = early.remove(next);
            steps.add(step);
            taken.put(next, step);
            next++;
        }
    }

    private void fromGateway(final Entry entry) {
        final FixMessage message = entry.message();
        final Instant at = time(entry);
        if (message.is("2")) {
            giveBack(message.number(Tags.BEGIN_SEQ_NO), entry.line());
            return;
        }
        final boolean isNew = heard.add(message.number(Tags.MSG_SEQ_NUM));
        if (message.isSessionOnly() || (message.isYes(Tags.POSS_DUP_FLAG) && !isNew) || toldAgain.is(message)) {
            return;
        }
        if (message.is("5")) {
            if (logon != null && lastSent == logon && steps.get(steps.size() - 1) == logon) {
                logon.refuseLogon();
                taken.values().remove(logon);
            }
            isLoggedOutByGateway = lastSent == null || !lastSent.message().is("5");
            if (message.get(Tags.TEXT).startsWith(SHUTTING_DOWN)) {
                notes.add("line " + entry.line() + ": the recorded gateway was stopped here; the replayed one goes on");
                return;
            }
        }
        final Step answer = Step.answer(entry.line(), at, message);
        answer.refersTo(taken.get(message.number(Tags.REF_SEQ_NUM)));
        steps.add(answer);
    }

    /** The gateway asked for messages from a number on: it had not taken them. */
    private void giveBack(final int from, final int line) {
        final Map<Integer, Step> untaken = new TreeMap<>(taken.tailMap(from, true));
        untaken.values().removeIf(Step::isLogon);
        for (final Map.Entry<Integer, Step> entry : untaken.entrySet()) {
            taken.remove(entry.getKey());
            steps.remove(entry.getValue());
            early.put(entry.getKey(), entry.getValue());
        }
        if (!untaken.isEmpty()) {
            notes.add("line " + line + ": the gateway asked again for " + untaken.size()
                    + " message(s); sent where it took them");
        }
    }

    private boolean isSentAgain(final int seqNum, final List<Entry> rest) {
        return early.containsKey(seqNum)
                && rest.stream()
                        .map(Entry::message)
                        .takeWhile(message ->
                                message == null || !(message.is("A") && message.isYes(Tags.RESET_SEQ_NUM_FLAG)))
                        .anyMatch(message -> message != null
                                && parties.isFromClient(message)
                                && message.isYes(Tags.POSS_DUP_FLAG)
                                && !message.isSessionOnly()
                                && message.number(Tags.MSG_SEQ_NUM) == seqNum);
    }

    /** For an excerpt that begins after the Logon(A). */
    private Step madeUpLogon() {
        notes.add("the recording has no Logon(A) of " + parties.client + "; one was made up");
        final Step first = steps.stream()
                .filter(step -> step.kind() == Step.Kind.SEND)
                .findFirst()
                .orElseThrow();
        return Step.send(
                0,
                first.at(),
                new FixMessage(List.of(
                        new FixMessage.Field(Tags.BEGIN_STRING, "FIX.4.4"),
                        new FixMessage.Field(Tags.BODY_LENGTH, "0"),
                        new FixMessage.Field(Tags.MSG_TYPE, "A"),
                        new FixMessage.Field(Tags.SENDER_COMP_ID, parties.client),
                        new FixMessage.Field(Tags.TARGET_COMP_ID, parties.gateway),
                        new FixMessage.Field(Tags.MSG_SEQ_NUM, "1"),
                        new FixMessage.Field(Tags.SENDING_TIME, UtcTime.format(first.at(), 3)),
                        new FixMessage.Field(98, "0"),
                        new FixMessage.Field(108, "30"),
                        new FixMessage.Field(Tags.USERNAME, ""),
                        new FixMessage.Field(Tags.PASSWORD, ""),
                        new FixMessage.Field(Tags.CHECK_SUM, "000"))));
    }

    /** The accounts that the gateway's reports name, the one taken when an order names none first. */
    List<String> accounts() {
        final Set<String> unnamed = new HashSet<>();
        final LinkedHashSet<String> all = new LinkedHashSet<>();
        String first = "";
        for (final Step step : steps) {
            if (step.message() == null || step.isLogon()) {
                continue;
            }
            final String id = step.message().get(Tags.CL_ORD_ID);
            final String account = step.message().get(Tags.ACCOUNT);
            if (step.kind() == Step.Kind.SEND
                    && account.isEmpty()
                    && step.message().is("D")) {
                unnamed.add(id);
            } else if (step.kind() == Step.Kind.ANSWER
                    && !account.isEmpty()
                    && !step.message().get(Tags.EXEC_TYPE).equals("8")) {
                all.add(account);
                first = first.isEmpty() && unnamed.contains(id) ? account : first;
            }
        }
        final List<String> ordered = new ArrayList<>();
        if (!first.isEmpty()) {
            ordered.add(first);
            all.remove(first);
        }
        ordered.addAll(all);
        return ordered;
    }
}

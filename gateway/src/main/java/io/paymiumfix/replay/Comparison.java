package io.paymiumfix.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A recording and its replay side by side.
 *
 * <p>The answers about one order, and those about none, are compared in their order. How answers about different orders are
 * interleaved is not compared: two orders are worked at once, and no run repeats who comes first.
 *
 * @param exchanges what the client sent, each with its answers, in the recording's order
 */
record Comparison(List<Exchange> exchanges) {

    Comparison {
        exchanges = List.copyOf(exchanges);
    }

    /**
     * A message of the client and what it brought.
     *
     * @param step null for what came before any message
     * @param sent the message as it went; null when it did not
     */
    record Exchange(Step step, Run.Sent sent, List<Pair> answers) {

        Exchange {
            answers = List.copyOf(answers);
        }

        boolean isEqual() {
            return answers.stream().allMatch(pair -> pair.mark() == Pair.Mark.EQUAL);
        }
    }

    /** Compares. */
    static Comparison of(final Recording recording, final Run run, final Fields fields) {
        final List<Answer> recorded = recorded(recording);
        final List<Answer> replayed = replayed(run);
        final Map<String, List<Answer>> there = byOrder(recorded);
        final Map<String, List<Answer>> here = byOrder(replayed);
        final Set<String> orders = new LinkedHashSet<>(there.keySet());
        orders.addAll(here.keySet());
        final List<Alignment.Match> matches = new ArrayList<>();
        for (final String order : orders) {
            matches.addAll(
                    Alignment.align(fields, there.getOrDefault(order, List.of()), here.getOrDefault(order, List.of())));
        }
        final IdentityHashMap<Answer, Integer> places = new IdentityHashMap<>();
        recorded.forEach(answer -> places.put(answer, places.size()));
        replayed.forEach(answer -> places.put(answer, places.size()));
        matches.sort(Comparator.comparingInt(
                match -> places.get(match.recorded() == null ? match.replayed() : match.recorded())));
        final Map<Step, List<Pair>> byStep = new HashMap<>();
        final List<Pair> beforeAny = new ArrayList<>();
        for (final Alignment.Match match : matches) {
            final Pair pair = pair(match, fields);
            (pair.step() == null ? beforeAny : byStep.computeIfAbsent(pair.step(), step -> new ArrayList<>()))
                    .add(pair);
        }
        final List<Exchange> exchanges = new ArrayList<>();
        if (!beforeAny.isEmpty()) {
            exchanges.add(new Exchange(null, null, beforeAny));
        }
        for (final Step step : recording.steps()) {
            if (step.kind() == Step.Kind.SEND) {
                exchanges.add(new Exchange(step, run.sent().get(step), byStep.getOrDefault(step, List.of())));
            }
        }
        return new Comparison(exchanges);
    }

    private static Pair pair(final Alignment.Match match, final Fields fields) {
        if (match.recorded() == null) {
            return new Pair(match.replayed().step(), null, match.replayed().message(), List.of());
        }
        if (match.replayed() == null) {
            return new Pair(match.recorded().step(), match.recorded().message(), null, List.of());
        }
        return new Pair(
                match.recorded().step(),
                match.recorded().message(),
                match.replayed().message(),
                fields.compare(match.recorded(), match.replayed()));
    }

    private static List<Answer> recorded(final Recording recording) {
        final Correlation correlation = new Correlation();
        final List<Answer> answers = new ArrayList<>();
        for (final Step step : recording.steps()) {
            if (step.kind() == Step.Kind.SEND) {
                correlation.sent(step);
            } else if (step.kind() == Step.Kind.ANSWER) {
                answers.add(correlation.heard(step.message(), step.referred()));
            }
        }
        return answers;
    }

    private static List<Answer> replayed(final Run run) {
        final Correlation correlation = new Correlation();
        final List<Answer> answers = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < run.heard().size(); i++) {
            while (next < run.did().size() && run.did().get(next).heardBefore() <= i) {
                sent(correlation, run.did().get(next++));
            }
            final Client.Heard heard = run.heard().get(i);
            if (heard.after() == null || heard.after().line() > 0) {
                answers.add(correlation.heard(heard.message(), heard.referred()));
            }
        }
        return answers;
    }

    private static void sent(final Correlation correlation, final Run.Did did) {
        if (did.step().kind() == Step.Kind.SEND) {
            correlation.sent(did.step());
        }
    }

    private static Map<String, List<Answer>> byOrder(final List<Answer> answers) {
        final Map<String, List<Answer>> byOrder = new LinkedHashMap<>();
        answers.forEach(answer -> byOrder.computeIfAbsent(answer.order(), order -> new ArrayList<>())
                .add(answer));
        return byOrder;
    }

    List<Pair> pairs() {
        return exchanges.stream()
                .flatMap(exchange -> exchange.answers().stream())
                .toList();
    }

    boolean isEqual() {
        return exchanges.stream().allMatch(Exchange::isEqual);
    }

    long count(final Pair.Mark mark) {
        return pairs().stream().filter(pair -> pair.mark() == mark).count();
    }
}

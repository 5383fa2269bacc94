package io.paymiumfix.replay;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Pairs the recorded answers about one order with the replayed ones, keeping both orders, so that as little as possible
 * differs: the same report first, then another of the same ExecType(150), then another of the same MsgType(35); what finds
 * no partner stays alone.
 */
final class Alignment {

    private static final int ALONE = 4;
    private static final int SAME_EXEC_TYPE = 3;
    private static final int SAME_MSG_TYPE = 6;
    private static final int NEVER = 100;

    /** Beyond it, what is not equal from the start is paired by place: 16 MiB of table, and seconds. */
    private static final long MAX_CELLS = 4_000_000;

    private final List<Outlined> recorded;
    private final List<Outlined> replayed;
    private final int[][] costs;

    /** Two answers, or one and null. */
    record Match(Answer recorded, Answer replayed) {}

    /** An answer, and what of it is compared before ids are. */
    private record Outlined(Answer answer, String outline) {}

    private Alignment(final List<Outlined> recorded, final List<Outlined> replayed) {
        this.recorded = recorded;
        this.replayed = replayed;
        costs = new int[recorded.size() + 1][replayed.size() + 1];
    }

    static List<Match> align(final Fields fields, final List<Answer> recorded, final List<Answer> replayed) {
        final List<Outlined> there = outlined(fields, recorded);
        final List<Outlined> here = outlined(fields, replayed);
        final List<Match> matches = new ArrayList<>();
        int same = 0; // what is equal from the start needs no table
        while (same < there.size() && same < here.size() && cost(there.get(same), here.get(same)) == 0) {
            matches.add(new Match(recorded.get(same), replayed.get(same)));
            same++;
        }
        final List<Outlined> thereRest = there.subList(same, there.size());
        final List<Outlined> hereRest = here.subList(same, here.size());
        if ((long) thereRest.size() * hereRest.size() > MAX_CELLS) {
            matches.addAll(byPlace(thereRest, hereRest));
        } else {
            final Alignment rest = new Alignment(thereRest, hereRest);
            rest.fill();
            matches.addAll(rest.trace());
        }
        return matches;
    }

    private static List<Outlined> outlined(final Fields fields, final List<Answer> answers) {
        return answers.stream()
                .map(answer -> new Outlined(answer, fields.outline(answer.message())))
                .toList();
    }

    private static List<Match> byPlace(final List<Outlined> there, final List<Outlined> here) {
        final List<Match> matches = new ArrayList<>();
        for (int i = 0; i < Math.max(there.size(), here.size()); i++) {
            matches.add(new Match(
                    i < there.size() ? there.get(i).answer : null, i < here.size() ? here.get(i).answer : null));
        }
        return matches;
    }

    private void fill() {
        for (int i = 0; i <= recorded.size(); i++) {
            for (int j = 0; j <= replayed.size(); j++) {
                int best = i == 0 && j == 0 ? 0 : Integer.MAX_VALUE;
                if (i > 0) {
                    best = Math.min(best, costs[i - 1][j] + ALONE);
                }
                if (j > 0) {
                    best = Math.min(best, costs[i][j - 1] + ALONE);
                }
                if (i > 0 && j > 0) {
                    best = Math.min(best, costs[i - 1][j - 1] + cost(i, j));
                }
                costs[i][j] = best;
            }
        }
    }

    private List<Match> trace() {
        final List<Match> backwards = new ArrayList<>();
        int i = recorded.size();
        int j = replayed.size();
        while (i > 0 || j > 0) {
            if (i > 0 && j > 0 && costs[i][j] == costs[i - 1][j - 1] + cost(i, j)) {
                i--;
                j--;
                backwards.add(new Match(recorded.get(i).answer, replayed.get(j).answer));
            } else if (i > 0 && costs[i][j] == costs[i - 1][j] + ALONE) {
                i--;
                backwards.add(new Match(recorded.get(i).answer, null));
            } else {
                j--;
                backwards.add(new Match(null, replayed.get(j).answer));
            }
        }
        Collections.reverse(backwards);
        return backwards;
    }

    private int cost(final int i, final int j) {
        return cost(recorded.get(i - 1), replayed.get(j - 1));
    }

    private static int cost(final Outlined there, final Outlined here) {
        final FixMessage was = there.answer.message();
        final FixMessage is = here.answer.message();
        if (!was.msgType().equals(is.msgType())) {
            return NEVER;
        }
        if (there.outline.equals(here.outline)) {
            return 0;
        }
        return was.get(Tags.EXEC_TYPE).equals(is.get(Tags.EXEC_TYPE)) ? SAME_EXEC_TYPE : SAME_MSG_TYPE;
    }
}

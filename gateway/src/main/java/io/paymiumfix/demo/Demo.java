package io.paymiumfix.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import quickfix.ConfigError;
import quickfix.DataDictionary;

/** The demo from beginning to end. Runs on one thread; nothing of it is left when {@link #run} returns. */
public final class Demo {

    private static final String DICTIONARY = "io/paymiumfix/fix44/PaymiumFIX44.xml";

    private final PrintWriter out;
    private final Transcript transcript;
    private final FixWords words;
    private final Conversation conversation;

    private Demo(final PrintWriter out, final boolean coloured, final DataDictionary dictionary) {
        this.out = out;
        transcript = new Transcript(out, coloured);
        words = new FixWords(dictionary);
        conversation = new Conversation(words);
    }

    /**
     * Trades, prints, and checks.
     *
     * @param coloured with ANSI colours, for a terminal
     * @return true when everything was as expected
     */
    public static boolean run(final PrintWriter out, final boolean coloured) throws InterruptedException {
        try {
            return new Demo(out, coloured, new DataDictionary(DICTIONARY)).run();
        } catch (DemoException | IOException | ConfigError e) {
            out.println();
            out.println("demo failed: " + e.getMessage());
            return false;
        }
    }

    private boolean run() throws DemoException, IOException, InterruptedException {
        final List<String> differences;
        try (Stage stage = Stage.open(conversation)) {
            out.println("A simulated Paymium on " + stage.venue().baseUri() + ", a gateway before it on 127.0.0.1:"
                    + stage.fixPort() + ", and an OMS. Times are UTC.");
            differences = trade(stage);
        }
        if (differences.isEmpty()) {
            out.println(
                    "Every report was as expected; quantities, prices, fees and states equal Paymium's own record.");
            out.println("demo ok");
            return true;
        }
        out.println("demo failed; what differed:");
        differences.forEach(line -> out.println("  " + line));
        return false;
    }

    private List<String> trade(final Stage stage) throws DemoException, InterruptedException {
        final Venue venue = stage.venue();
        transcript.title("The OMS logs on");
        try (Oms oms = Oms.logOn(stage.fixPort(), stage.password(), conversation)) {
            final Script script = new Script(oms, venue, conversation, transcript);
            script.show();
            script.play();
            transcript.title("The OMS logs out");
            oms.logOut();
            script.show();
        }
        transcript.title("The orders, as the OMS was told");
        new Summary(words).print(out, conversation.tickets());
        out.println();
        return Check.differences(conversation, venue);
    }
}

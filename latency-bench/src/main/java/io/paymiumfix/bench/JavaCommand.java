package io.paymiumfix.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts Java machines like this one, with this one's classes.
 *
 * @param options of the Java machine; blanks separate words
 * @param cpu the only processor to run on, by taskset; null for any
 */
public record JavaCommand(String options, Integer cpu) {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /** The same with one more option. */
    public JavaCommand with(String option) {
        return new JavaCommand(options + " " + option, cpu);
    }

    /** The words that run a class. */
    public List<String> of(String mainClass, String... arguments) {
        List<String> words = new ArrayList<>();
        if (cpu != null) {
            words.addAll(List.of("taskset", "-c", cpu.toString()));
        }
        words.add(JAVA);
        words.addAll(List.of(options.trim().split("\\s+")));
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
        words.addAll(List.of(arguments));
        return words;
    }
}

package io.paymiumfix.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Starts Java machines like this one, with this one's classes.
 *
 * @param options of the Java machine
 * @param cpu the processors to run on, as taskset names them; null for any
 */
public record JavaCommand(List<String> options, String cpu) {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /** The same of options that blanks separate. */
    public JavaCommand(String options, String cpu) {
        this(List.of(options.trim().split("\\s+")), cpu);
    }

    /** The same with more options. */
    public JavaCommand with(List<String> more) {
        return new JavaCommand(Stream.concat(options.stream(), more.stream()).toList(), cpu);
    }

    /** The words that run a class. */
    public List<String> of(String mainClass, String... arguments) {
        List<String> words = new ArrayList<>();
        words.add(JAVA);
        words.addAll(options);
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
        words.addAll(List.of(arguments));
        return pinned(words, cpu);
    }

    /** A command, on these processors only; on any when that is null. */
    static List<String> pinned(List<String> words, String cpu) {
        return cpu == null
                ? words
                : Stream.concat(Stream.of("taskset", "-c", cpu), words.stream()).toList();
    }
}

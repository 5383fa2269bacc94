package io.paymiumfix.config;

/**
 * One setting, declared where it is read.
 *
 * @param name as in the file
 * @param fallback the default as text; null when there is none
 * @param required a missing value is a fault
 * @param meaning one sentence or two for the reference
 */
record Key<T>(String name, Kind<T> kind, String fallback, boolean required, String meaning) {

    /** A setting with a default. */
    static <T> Key<T> of(String name, Kind<T> kind, String fallback, String meaning) {
        return new Key<>(name, kind, fallback, false, meaning);
    }

    /** A setting that must be given. */
    static <T> Key<T> required(String name, Kind<T> kind, String meaning) {
        return new Key<>(name, kind, null, true, meaning);
    }

    /** A setting that may be left out and then has no value. */
    static <T> Key<T> optional(String name, Kind<T> kind, String meaning) {
        return new Key<>(name, kind, null, false, meaning);
    }

    /** The value of the default, the placeholder where there is none. */
    T fallbackValue() {
        if (fallback == null) {
            return kind.placeholder();
        }
        try {
            return kind.reader().read(fallback);
        } catch (Unfit e) {
            throw new IllegalStateException(name + ": its own default is unfit: " + e.getMessage(), e);
        }
    }
}

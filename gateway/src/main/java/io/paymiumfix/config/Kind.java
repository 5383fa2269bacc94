package io.paymiumfix.config;

/**
 * The form of a setting's value.
 *
 * @param label form, unit and range as a person reads them
 * @param placeholder stands in for a faulty or missing value until the faults are reported
 * @param secret never show a value of this form
 */
record Kind<T>(String label, T placeholder, boolean secret, Reader<T> reader) {

    /** From text to value. */
    @FunctionalInterface
    interface Reader<T> {
        T read(String text) throws Unfit;
    }

    static <T> Kind<T> of(String label, T placeholder, Reader<T> reader) {
        return new Kind<>(label, placeholder, false, reader);
    }
}

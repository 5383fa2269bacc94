package io.paymiumfix.journal;

import io.paymiumfix.order.VenueOrder;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Records with random content, by their components: a new record or field needs nothing here. */
public final class RandomRecords {

    private static final String[] TEXTS = {
        "",
        "ORD-1",
        "0.12345678",
        "Solde insuffisant: 1 234 €",
        "\u0001|=",
        "\uD83D\uDE00",
        "\uD83D",
        "\uDE00x",
        "\u07FF\u0800"
    };
    private static final long[] LONGS = {0, 1, -1, Long.MAX_VALUE, VenueOrder.ABSENT, 1_700_000_000_000_000L};

    private final Random random;

    public RandomRecords(final Random random) {
        this.random = random;
    }

    /** A record of the type, or of one of its kinds when it is sealed. */
    public <T> T next(final Class<T> type) {
        return type.cast(value(type));
    }

    /** Every record class a sealed type permits, through all levels. */
    static List<Class<?>> kindsOf(final Class<?> sealedType) {
        final List<Class<?>> kinds = new ArrayList<>();
        for (final Class<?> kind : sealedType.getPermittedSubclasses()) {
            if (kind.isSealed()) {
                kinds.addAll(kindsOf(kind));
            } else {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    private Object value(final Type type) {
        if (type == long.class || type == Long.class) {
            return random.nextBoolean() ? LONGS[random.nextInt(LONGS.length)] : random.nextLong();
        } else if (type == int.class || type == Integer.class) {
            return random.nextInt();
        } else if (type == char.class) {
            return random.nextInt(10) == 0 ? '\0' : (char) random.nextInt(0x10000);
        } else if (type == boolean.class) {
            return random.nextBoolean();
        } else if (type == String.class) {
            return text();
        } else if (type instanceof ParameterizedType list) {
            return list(list.getActualTypeArguments()[0]);
        } else if (type instanceof Class<?> named) {
            return object(named);
        }
        throw new IllegalArgumentException("a codec and a random value are needed for " + type);
    }

    private Object object(final Class<?> type) {
        if (type.isEnum()) {
            return oneOf(Arrays.asList(type.getEnumConstants()));
        } else if (type.isSealed()) {
            return value(oneOf(kindsOf(type)));
        } else if (type.isRecord()) {
            return record(type);
        }
        throw new IllegalArgumentException("a codec and a random value are needed for " + type);
    }

    private Object record(final Class<?> type) {
        final RecordComponent[] components = type.getRecordComponents();
        final Class<?>[] types = new Class<?>[components.length];
        final Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = isNullable(type, components[i]) && random.nextInt(4) == 0
                    ? null
                    : value(components[i].getGenericType());
        }
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (final NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException e) {
            throw new IllegalStateException(type.getName(), e);
        }
    }

    /** Texts may be null on the wire, and the order of an Accepted is for a cancel. */
    private static boolean isNullable(final Class<?> type, final RecordComponent component) {
        return component.getType() == String.class
                || (component.getType() == VenueOrder.class
                        && type.getSimpleName().equals("Accepted"));
    }

    private List<Object> list(final Type element) {
        final List<Object> list = new ArrayList<>();
        for (int count = random.nextInt(4); count > 0; count--) {
            list.add(value(element));
        }
        return list;
    }

    private String text() {
        if (random.nextInt(3) > 0) {
            return TEXTS[random.nextInt(TEXTS.length)];
        }
        final StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(40); length > 0; length--) {
            text.append((char) random.nextInt(random.nextInt(5) == 0 ? 0x10000 : 0x80));
        }
        return text.toString();
    }

    private <T> T oneOf(final List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}

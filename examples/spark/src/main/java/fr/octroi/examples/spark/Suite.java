package fr.octroi.examples.spark;

import java.util.Iterator;
import java.util.function.Function;

/** Elements made into others one by one, as they are asked for. */
record Suite<A, B>(Iterator<A> source, Function<A, B> faire) implements Iterator<B> {

    @Override
    public boolean hasNext() {
        return source.hasNext();
    }

    @Override
    public B next() {
        return faire.apply(source.next());
    }
}

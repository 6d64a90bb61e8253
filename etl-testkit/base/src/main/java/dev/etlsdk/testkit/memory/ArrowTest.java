package dev.etlsdk.testkit.memory;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives each test of a class a {@code BufferAllocator} as a parameter of its method, its
 * constructor or its {@code @BeforeEach} and {@code @AfterEach} methods, one and the same for all
 * of them, and fails the test if memory of it is not released after the last {@code @AfterEach}.
 * {@code @BeforeAll} and {@code @AfterAll} methods get another one, checked behind the last test.
 *
 * @see ArrowLeakExtension
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ArrowLeakExtension.class)
public @interface ArrowTest {}

package engram.kernel;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Adds a {@link Poll} before every backward jump and at the start of every method of a class, and puts {@link Exit} in the
 * place of what ends the process.
 */
final class Polled extends ClassVisitor {
    private static final String VOID = "()V";
    private static final Handle LINK = new Handle(
            Opcodes.H_INVOKESTATIC,
            "engram/kernel/Poll",
            "link",
            "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;)"
                    + "Ljava/lang/invoke/CallSite;",
            false);

    private final boolean polls;

    private Polled(ClassVisitor next, boolean polls) {
        super(Opcodes.ASM9, next);
        this.polls = polls;
    }

    /**
     * A poll takes and leaves nothing on the operand stack, so frames and maxima stay as javac wrote them.
     *
     * @param classFile a class as javac wrote it
     * @return the same class, polling
     */
    static byte[] polled(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(new Polled(writer, true), 0);
        return writer.toByteArray();
    }

    /**
     * As {@link #polled}, without polls: for a class with a method so long that no poll fits in.
     *
     * @param classFile a class as javac wrote it
     * @return the same class, which cannot end the process
     */
    static byte[] unpolled(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(new Polled(writer, false), 0);
        return writer.toByteArray();
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] thrown) {
        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, thrown);
        return new Method(next, polls, !name.startsWith("<"));
    }

    private static final class Method extends MethodVisitor {
        private final boolean polls;
        private final boolean atEntry;
        private final Set<Label> passed = new HashSet<>();

        Method(MethodVisitor next, boolean polls, boolean atEntry) {
            super(Opcodes.ASM9, next);
            this.polls = polls;
            this.atEntry = atEntry;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            if (atEntry) {
                poll();
            }
        }

        @Override
        public void visitLabel(Label label) {
            passed.add(label);
            super.visitLabel(label);
        }

        @Override
        public void visitJumpInsn(int opcode, Label target) {
            if (passed.contains(target)) {
                poll();
            }
            super.visitJumpInsn(opcode, target);
        }

        private void poll() {
            if (polls) {
                super.visitInvokeDynamicInsn("poll", VOID, LINK);
            }
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            Handle exit = Exit.replacing(owner, name, descriptor);
            if (exit == null) {
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            } else {
                super.visitMethodInsn(
                        Opcodes.INVOKESTATIC, exit.getOwner(), exit.getName(), exit.getDesc(), exit.isInterface());
            }
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            Object[] replaced = arguments.clone();
            for (int i = 0; i < replaced.length; i++) {
                if (replaced[i] instanceof Handle h) {
                    Handle exit = Exit.replacing(h.getOwner(), h.getName(), h.getDesc());
                    replaced[i] = exit == null ? h : exit;
                }
            }
            super.visitInvokeDynamicInsn(name, descriptor, bootstrap, replaced);
        }
    }
}

# Source of foreign.o: llvm-mc -triple bpfel -filetype=obj foreign.s -o foreign.o (LLVM 14)
	.text
	.section .text
	.type double_it,@function
double_it:
	r0 = r1
	r0 += r0
	exit
	.size double_it, .-double_it
	.globl entry
	.type entry,@function
entry:
	r6 = r1
	r1 = counters ll
	r2 = r10
	call ubpf_map_lookup
	r1 = .L.str ll
	call ubpf_printf
	r1 = 21
	call double_it
	exit
	.size entry, .-entry
	.type counters,@object
	.data
	.globl counters
	.p2align 2
counters:
	.long 1
	.long 4
	.long 8
	.long 16
	.long 0
	.size counters, 20
	.type .L.str,@object
	.section .rodata.str1.1,"aMS",@progbits,1
.L.str:
	.asciz "value %d"
	.size .L.str, 9

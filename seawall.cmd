@echo off
node --max-semi-space-size=8 --heap-growing-percent=60 "%~dp0scripts\launch.mjs" %*
